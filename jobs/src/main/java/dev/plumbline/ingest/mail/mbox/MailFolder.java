package dev.plumbline.ingest.mail.mbox;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.FoundFiles;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of mail at a path, and the keys for the people in them.
 *
 * <p>A folder or archive is searched to its bottom for what {@link MailFormat} knows, plain or
 * packed; a file that the path names itself may be called as it likes, and is mbox unless its name
 * says otherwise.
 */
public record MailFolder(List<MailboxFile> files, PersonKeys keys) {

  private static final String ENDINGS =
      "\\.(?:mbox|mbx|eml|emlx|json|jsonl|ndjson|csv|log)(?:\\.[A-Za-z0-9]+)?$";
  private static final Pattern ENDING = Pattern.compile("(?i)" + ENDINGS);
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)[^/\\s@]+@[^/\\s@]+?(?=" + ENDINGS + "|/|$)");
  private static final String KINDS =
      " (*.mbox, *.eml, Maildir, *.json, *.jsonl, *.csv; plain, packed or in a zip archive)";

  /**
   * The files at {@code path}, in the order of their names.
   *
   * @throws ExportException if there is nothing at {@code path}, or no mail in it
   */
  public static MailFolder list(
      String path, PrivacySettings privacy, UnpackSettings unpack, Configuration hadoop) {
    FoundFiles found = FoundFiles.at("mail", path, unpack, hadoop);
    List<FoundFile> files =
        found.files().stream()
            .filter(file -> !file.fileName().equals(PersonKeys.SAMPLE_MARKER))
            .toList();
    if (files.stream().allMatch(file -> format(file) == MailFormat.OTHER)) {
      throw ExportException.missing("mail", path + KINDS);
    }
    PersonKeys keys = PersonKeys.of(privacy, path, found.areSamples());
    return new MailFolder(files.stream().map(file -> mailbox(file, keys)).toList(), keys);
  }

  private static MailFormat format(FoundFile file) {
    MailFormat format = MailFormat.of(file.name());
    return file.isNamed() && format == MailFormat.OTHER ? MailFormat.MBOX : format;
  }

  private static MailboxFile mailbox(FoundFile file, PersonKeys keys) {
    return new MailboxFile(
        file.uri(),
        masked(file.name(), keys),
        mailboxes(file),
        file.length(),
        file.isPacked(),
        format(file),
        MailFormat.isDraft(file.name()));
  }

  private static List<String> mailboxes(FoundFile file) {
    List<String> mailboxes = new ArrayList<>(List.of(file.name().split("/")));
    mailboxes.add(file.folderName());
    mailboxes.add(ENDING.matcher(file.fileName()).replaceFirst(""));
    return List.copyOf(mailboxes);
  }

  private static String masked(String name, PersonKeys keys) {
    Matcher matcher = ADDRESS.matcher(name);
    return matcher.replaceAll(
        match -> Address.parse(match.group()).map(keys::person).orElse("masked"));
  }
}

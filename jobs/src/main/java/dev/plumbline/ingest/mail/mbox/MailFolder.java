package dev.plumbline.ingest.mail.mbox;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.FoundFiles;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.PersonKeys;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The mbox files at a path, and the keys for the people in them.
 *
 * <p>A folder or archive is searched to its bottom for {@code *.mbox}, plain or packed; a file that
 * the path names itself may be called as it likes.
 */
public record MailFolder(List<MailboxFile> files, PersonKeys keys) {

  private static final Pattern MBOX = Pattern.compile("(?i).*\\.mbox(?:\\.[a-z0-9]+)?");
  private static final Pattern ENDING = Pattern.compile("(?i)\\.mbox(?:\\.[a-z0-9]+)?$");
  private static final Pattern ADDRESS = Pattern.compile("[^/\\s@]+@[^/\\s@]+?(?=\\.mbox|/|$)");

  /**
   * The files at {@code path}, in the order of their names.
   *
   * @throws ExportException if there is nothing at {@code path}, or no mail in it
   */
  public static MailFolder list(
      String path, PrivacySettings privacy, UnpackSettings unpack, Configuration hadoop) {
    FoundFiles found = FoundFiles.at("mail", path, unpack, hadoop);
    List<FoundFile> mail =
        found.files().stream().filter(file -> isMbox(file) || file.isNamed()).toList();
    if (mail.isEmpty()) {
      throw ExportException.missing("mail", path + " (*.mbox, *.mbox.gz)");
    }
    PersonKeys keys = PersonKeys.of(privacy, path, found.areSamples());
    return new MailFolder(mail.stream().map(file -> mailbox(file, keys)).toList(), keys);
  }

  private static boolean isMbox(FoundFile file) {
    return MBOX.matcher(file.fileName()).matches();
  }

  private static MailboxFile mailbox(FoundFile file, PersonKeys keys) {
    List<String> mailboxes =
        List.of(ENDING.matcher(file.fileName()).replaceFirst(""), file.folderName());
    return new MailboxFile(
        file.uri(), masked(file.name(), keys), mailboxes, file.length(), file.isPacked());
  }

  private static String masked(String name, PersonKeys keys) {
    Matcher matcher = ADDRESS.matcher(name);
    return matcher.replaceAll(
        match -> Address.parse(match.group()).map(keys::person).orElse("masked"));
  }
}

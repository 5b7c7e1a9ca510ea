package dev.plumbline.ingest.mail.mbox;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of mail.
 *
 * @param uri where it is
 * @param name below the export's folder, with a key in place of an address in it
 * @param mailboxes what it may be called in the opt-out list: its name and those of its folders
 * @param isPacked whether it can only be read from its beginning
 * @param flags what a Maildir says of the message: D for a draft, S for seen
 */
public record MailboxFile(
    String uri,
    String name,
    List<String> mailboxes,
    long length,
    boolean isPacked,
    MailFormat format,
    String flags)
    implements Serializable {

  /** What mail programs call the folder of what was not sent; a Maildir puts others before it. */
  private static final Pattern DRAFTS =
      Pattern.compile(
          "(?:.*[.\\]])?(?:drafts?|entwürfe|brouillons|borradores|bozze|concepten|utkast|kladder"
              + "|luonnokset|rascunhos|wersje robocze|koncepty|piszkozatok|taslaklar|черновики"
              + "|下書き|草稿)(?:\\.(?:mbox|mbx|sbd|eml))?(?:\\.(?:gz|gzip|bz2|zst|zstd|deflate|zip))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Whether it holds what nobody has sent, by its flags or the names of its folders. */
  public boolean isDraft() {
    return flags.contains("D")
        || Arrays.stream(name.split("/")).anyMatch(part -> DRAFTS.matcher(part).matches());
  }

  /** What the ledger of records names: the file, or the folder in which each file is a message. */
  public String ledgerName() {
    return format.isOneMessage() ? name.substring(0, name.lastIndexOf('/') + 1) + "*" : name;
  }
}

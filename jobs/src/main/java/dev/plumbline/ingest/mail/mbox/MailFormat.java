package dev.plumbline.ingest.mail.mbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In what a file holds its mail, told by its name: {@code .gz} and the like at the end of it do not
 * count.
 */
public enum MailFormat {
  /**
   * {@code *.mbox}, files that Apple Mail and readpst call {@code mbox} in a folder of each name,
   * and what a path names itself.
   */
  MBOX("mbox", ".*\\.(?:mbox|mbx)|(?:.*/)?mbox"),
  /** One message, as its sender's program made it: {@code *.eml}. */
  EML("eml", ".*\\.(?:eml|emlx)"),
  /** One message of a Maildir: any file in a folder {@code cur} or {@code new} that is no other. */
  MAILDIR("maildir", "(?:.*/)?(?:cur|new)/[^/]+"),
  /** Messages of Microsoft Graph or of Gmail, as their interfaces give them. */
  JSON("json", ".*\\.json"),
  /** The same, a document on each line. */
  JSON_LINES("json-lines", ".*\\.(?:jsonl|ndjson)"),
  /** A message trace of Exchange. */
  TRACE("trace", ".*\\.(?:csv|log)"),
  /** Nothing that is read; the ledgers name it. */
  OTHER("ignored", ".*");

  private static final Pattern PACKED = Pattern.compile("(?i)\\.(?:gz|gzip|bz2|zst|zstd|deflate)$");

  /** Where a colon cannot stand in a name, other characters stand for it. */
  private static final Pattern FLAGS = Pattern.compile("[:;!_-]2,([A-Za-z]*)$");

  /** What mail programs call the folder of what was not sent; a Maildir puts others before it. */
  private static final Pattern DRAFTS =
      Pattern.compile(
          "(?:.*[.\\]])?(?:drafts?|entwürfe|brouillons|borradores|bozze|concepten|utkast|kladder"
              + "|luonnokset|rascunhos|wersje robocze|koncepty|piszkozatok|taslaklar|черновики"
              + "|下書き|草稿)(?:\\.(?:mbox|mbx|sbd|eml))?(?:\\.zip)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final String object;
  private final Pattern name;

  MailFormat(String object, String name) {
    this.object = object;
    this.name = Pattern.compile(name, Pattern.DOTALL);
  }

  /** What the ledgers of records call it. */
  public String object() {
    return object;
  }

  /** Whether a file is one message, so that a folder of them is what a file of others is. */
  public boolean isOneMessage() {
    return this == EML || this == MAILDIR;
  }

  /** The format of a file, by its path below the export's folder. */
  public static MailFormat of(String path) {
    String bare = bare(path);
    String lower = bare.toLowerCase(Locale.ROOT);
    MailFormat other = MAILDIR.name.matcher(bare).matches() ? MAILDIR : OTHER;
    return Arrays.stream(values())
        .filter(format -> format != MAILDIR && format != OTHER)
        .filter(format -> format.name.matcher(lower).matches())
        .findFirst()
        .orElse(other);
  }

  /** Whether a file holds what nobody has sent, by its flags or the names of its folders. */
  static boolean isDraft(String path) {
    return flags(path).contains("D")
        || Arrays.stream(path.split("/")).anyMatch(part -> DRAFTS.matcher(bare(part)).matches());
  }

  /** What a Maildir says of a message by its name (D for a draft, S for seen); else nothing. */
  private static String flags(String path) {
    Matcher matcher = FLAGS.matcher(bare(path));
    return of(path) == MAILDIR && matcher.find() ? matcher.group(1) : "";
  }

  private static String bare(String path) {
    return PACKED.matcher(path).replaceFirst("");
  }
}

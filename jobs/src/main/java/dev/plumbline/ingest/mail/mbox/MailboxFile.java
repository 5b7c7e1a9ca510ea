package dev.plumbline.ingest.mail.mbox;

import java.io.Serializable;
import java.util.List;

/**
 * One file of mail.
 *
 * @param uri where it is
 * @param name below the export's folder, with a key in place of an address in it
 * @param mailboxes what it may be called in the opt-out list: its name and those of its folders
 * @param isPacked whether it can only be read from its beginning
 * @param isDraft whether it holds what nobody has sent
 */
public record MailboxFile(
    String uri,
    String name,
    List<String> mailboxes,
    long length,
    boolean isPacked,
    MailFormat format,
    boolean isDraft)
    implements Serializable {

  /** What the ledger of records names: the file, or the folder in which each file is a message. */
  public String ledgerName() {
    return format.isOneMessage() ? name.substring(0, name.lastIndexOf('/') + 1) + "*" : name;
  }
}

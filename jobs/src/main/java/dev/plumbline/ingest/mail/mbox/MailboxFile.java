package dev.plumbline.ingest.mail.mbox;

import java.io.Serializable;
import java.util.List;

/**
 * One file of mail.
 *
 * @param uri where it is
 * @param name below the export's folder, with a key in place of an address in it
 * @param mailboxes what it may be called in the opt-out list: its name and that of its folder
 * @param isPacked whether it can only be read from its beginning
 */
public record MailboxFile(
    String uri, String name, List<String> mailboxes, long length, boolean isPacked)
    implements Serializable {}

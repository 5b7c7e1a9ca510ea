package dev.plumbline.simulate.mail;

import java.io.IOException;
import java.nio.file.Path;

/** In what form mailboxes are exported. */
public enum MailDialect {
  MBOX,
  EML,
  MAILDIR,
  GRAPH,
  GMAIL,
  TRACE;

  Mailbox open(Path folder, String name) throws IOException {
    return switch (this) {
      case MBOX -> new MboxFile(folder.resolve(name + ".mbox.gz"));
      case EML -> new MessageFiles(folder.resolve(name), "%05d.eml");
      case MAILDIR -> new MessageFiles(folder.resolve(name).resolve("cur"), "%05d.northgate:2,S");
      case GRAPH -> new PagedFiles(folder.resolve(name), new GraphPages());
      case GMAIL -> new PagedFiles(folder.resolve(name), new GmailPages());
      case TRACE -> new TraceLines(folder.resolve(name + ".csv"));
    };
  }
}

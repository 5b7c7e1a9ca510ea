package dev.plumbline.ingest.mail.mbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFormatTest {

  @ParameterizedTest
  @CsvSource({
    "rep/Inbox.mbox, MBOX",
    "rep/Inbox.mbox/mbox, MBOX",
    "Inbox/mbox.gz, MBOX",
    "Inbox.mbox/table_of_contents, OTHER",
    "notmbox, OTHER",
    "'rep/cur/1204680122.27c448.host:2,S', MAILDIR",
    "new/1204680122.M1P2.host, MAILDIR",
    "new/rep.mbox, MBOX",
    "mail/new/graph.json, JSON",
    "cur/mail.eml, EML"
  })
  void aFileIsWhatItsNameTells(String path, MailFormat format) {
    assertThat(MailFormat.of(path)).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "rep/Drafts.mbox, true",
    "rep/Drafts.mbox/mbox, true",
    "Entwürfe/mbox, true",
    "rep/.Drafts/cur/1204.M1.host, true",
    "rep/[Gmail].Drafts.mbox.gz, true",
    "rep/Inbox.mbox, false",
    "Overdrafts/mbox, false",
    "rep/cur/1204.M1.host, false"
  })
  void whatLiesAmongDraftsWasNotSent(String path, boolean isDraft) {
    assertThat(MailFormat.isDraft(path)).isEqualTo(isDraft);
  }
}

package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextMode;
import dev.plumbline.privacy.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedMessageTest {

  @Test
  void readsHeadersUnfoldedAndDecodesTheSubject() throws Exception {
    ParsedMessage message =
        parsed(
            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\n aus Tampere\nTO: a@acme.example,\n\tb@acme.example\n",
            "");

    assertThat(message.subject()).isEqualTo("Grüße aus Tampere");
    assertThat(AddressList.parse(message.header("to"))).hasSize(2);
    assertThat(message.headers("cc")).isEmpty();
  }

  /** Interfaces and traces give headers as they show them; the library takes such for an attack. */
  @ParameterizedTest
  @ValueSource(strings = {"our\nbudget", "our\r\n\tbudget", "our budget\n", "\r\rour\nbudget"})
  void aLineBreakInAHeaderThatIsGivenIsASpace(String subject) {
    ParsedMessage message = new ParsedMessage.Draft().header("Subject", subject).message();

    assertThat(message.subject().strip()).isEqualTo("our budget");
  }

  @Test
  void takesThePlainOneOfSeveralFormsAndNoAttachment() throws Exception {
    ParsedMessage message =
        parsed(
            "Content-Type: multipart/mixed; boundary=b\n",
            """
            --b
            Content-Type: text/plain
            Content-Disposition: attachment

            attached
            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/html

            <p>page</p>
            --c
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            sch=F6n
            --c--
            --b--
            """);

    assertThat(message.ownWords().strip()).isEqualTo("schön");
  }

  @Test
  void readsAPageWhereThereIsNoPlainText() throws Exception {
    ParsedMessage message =
        parsed(
            "Content-Type: text/html\nContent-Transfer-Encoding: base64\n", "PHA+cGFnZTwvcD4=\n");

    assertThat(message.ownWords().strip()).isEqualTo("page");
  }

  @Test
  void doesNotTouchTheBodyUnlessItIsWanted() throws Exception {
    assertThat(
            ParsedMessage.of(
                    "Subject: x\n\n".getBytes(ISO_8859_1),
                    "body".getBytes(ISO_8859_1),
                    TextMode.SUBJECT)
                .hasText())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          List-Id: <dev.maven.apache.org>             | ann         | LIST
          Precedence: bulk                            | news        | BULK
          List-Unsubscribe: <mailto:x@acme.example>   | ann         | BULK
          Auto-Submitted: auto-replied                | ann         | AUTO_REPLY
          X-Autoreply: yes                            | ann         | AUTO_REPLY
          Subject: Automatic reply: Offer             | ann         | AUTO_REPLY
          Auto-Submitted: no                          | ann         |
          Content-Type: multipart/report; boundary=b  | ann         | BOUNCE
          Subject: Delivery                           | mailer-daemon | BOUNCE
          Content-Type: text/calendar; method=REPLY   | ann         | CALENDAR
          Subject: Accepted: Review @ Tue             | ann         | CALENDAR
          Subject: Canceled: Review                   | ann         | CALENDAR
          X-Gmail-Labels: Opened,Drafts               | ann         | DRAFT
          X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet,Entw=C3=BCrfe?= | ann | DRAFT
          X-Gmail-Labels: Luonnokset,Avattu           | ann         | DRAFT
          X-Mozilla-Draft-Info: internal/draft; vcard=0 | ann       | DRAFT
          X-Uniform-Type-Identifier: com.apple.mail-draft | ann     | DRAFT
          X-Gmail-Labels: Brouillonsachen             | ann         |
          Subject: x                                  | no-reply    | NO_REPLY
          Subject: x                                  | orders.donotreply | NO_REPLY
          Subject: x                                  | norbert     |
          Subject: Re: out of stock                   | ann         |
          """)
  void knowsWhatNoPersonWrote(String header, String sender, String kind) throws Exception {
    assertThat(Automated.kindOf(parsed(header + "\n", ""), sender)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ann Lee <ann@acme.example>, bob@acme.example                  | 2
          "Lee, Ann (CEO)" <ann@acme.example>                           | 1
          ann@acme.example (Ann, of Acme)                               | 1
          Team: ann@acme.example, bob@acme.example;                     | 2
          undisclosed-recipients:;                                      | 0
          <ann@acme.example                                             | 1
          "a@b.example" <ann@acme.example>                              | 1
          "Lee, Ann <ann@acme.example>, Bob <bob@acme.example>          | 2
          Sales (EMEA <ann@acme.example>                                | 1
          """)
  void findsAddressesAmongNamesAndComments(String header, int count) {
    assertThat(AddressList.parse(header))
        .hasSize(count)
        .doesNotContain(Address.parse("a@b.example").get());
  }

  private static ParsedMessage parsed(String header, String body) throws Exception {
    return ParsedMessage.of(
        (header + "\n").getBytes(ISO_8859_1), body.getBytes(ISO_8859_1), TextMode.BODY);
  }
}

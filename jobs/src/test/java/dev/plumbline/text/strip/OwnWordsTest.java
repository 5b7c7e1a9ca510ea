package dev.plumbline.text.strip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mine.\n\nOn Tue, 3 Mar 2024 at 10:00, Ann Lee <ann@acme.example> wrote:\n> Theirs.\n> Theirs.",
        "Mine.\n\nOn Tue, 3 Mar 2024 at 10:00, Ann Lee <ann@acme.example>\nwrote:\n\nTheirs.",
        "Mine.\n\nAm Di., 3. März 2024 um 10:00 Uhr schrieb Ann Lee <ann@acme.example>:\n> Theirs.",
        "Mine.\n\nAnn Lee kirjoitti 3.3.2024 klo 10.00:\n> Theirs.",
        "Mine.\n\nLe 3 mars 2024 à 10:00, Ann Lee a écrit :\n> Theirs.",
        "Mine.\n-----Original Message-----\nFrom: Ann\nTheirs.",
        "Mine.\n\nFrom: Ann Lee\nSent: Tuesday, March 3, 2024 10:00\nTo: Bob\nSubject: Offer\n\nTheirs.",
        "Mine.\n\n*Von:* Ann Lee\n*Gesendet:* Dienstag, 3. März 2024\n*An:* Bob\n*Betreff:* Angebot\n\nTheirs.",
        "Mine.\n\nLähettäjä: Ann Lee\nLähetetty: 3. maaliskuuta\nVastaanottaja: Bob\nAihe: Tarjous\n\nTheirs.",
        "Mine.\n\nBegin forwarded message:\n\nTheirs.",
        "Mine.\n---------- Forwarded message ---------\nFrom: Ann <ann@acme.example>\nTheirs.",
        "> Theirs.\nMine.",
        "Mine.\n-- \nAnn Lee\nTheirs",
        "Mine.\n\nSent from my iPhone",
        "Mine.\n\nAnn Lee\nHead of Theirs\n+358 40 123 4567\nwww.acme.example",
        "Mine.\n\nThis e-mail is confidential and intended only for the addressee. If you are not the intended"
            + " recipient please notify the sender and delete this message, since disclosure of it is strictly"
            + " prohibited by law."
      })
  void whatOthersWroteAndWhatStandsBelowGoes(String text) {
    assertThat(OwnWords.ofPlain(text).strip()).isEqualTo("Mine.");
  }

  @Test
  void answersBetweenQuotedLinesStay() {
    assertThat(
            OwnWords.ofPlain(
                    "On 3 Mar 2024, Ann wrote:\n> Theirs?\nMine one.\n\n> Theirs?\nMine two.\n")
                .strip())
        .isEqualTo("Mine one.\n\nMine two.");
  }

  @Test
  void theClosingLineAndAPostscriptStay() {
    assertThat(OwnWords.ofPlain("Mine.\n\nBest regards,\nAnn Lee\nCFO\n\nPS: Mine, too.").strip())
        .isEqualTo("Mine.\n\nBest regards,\nPS: Mine, too.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you for the quick reply!\n\nOur budget for next year was frozen.\n\nAnn",
        "Thanks!\nOur budget for next year was frozen.",
        "Kiitos!\n\nBudjettimme ensi vuodelle on jäädytetty.",
        "Many thanks\n\nWe have moved to the new plant in Tampere and will be back on Monday, all of us"
      })
  void thanksBeforeASentenceCloseNothing(String text) {
    assertThat(OwnWords.ofPlain(text).strip()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks,",
        "Thank you for your time!",
        "Kiitos",
        "Mit freundlichen Grüßen",
        "Mit freundlichen Grüssen",
        "Mit freundlichem Gruß",
        "Freundliche Grüsse",
        "Viele Gruesse,",
        "Best regards, Ann",
        "Kind regards - Ann",
        "Best regards Ann-Marie O'Hara, CFO",
        "Viele Grüße, Jan",
        "Mit freundlichen Grüßen J. Müller",
        "Terveisin Matti",
        "Mvh Åsa",
        "Thanks, Ann",
        "BR, Ann Lee"
      })
  void belowAClosingLineStandsTheSignature(String closing) {
    assertThat(OwnWords.ofPlain("Mine.\n\n%s\nAnn Lee\nAcme Ltd.".formatted(closing)).strip())
        .isEqualTo("Mine.\n\n" + closing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mine.\n\nBest regards to your team, they did well.\nOur budget was frozen.",
        "Mine.\n\nBest regards from Helsinki to Ann and Bob\nOur budget was frozen.",
        "Mine.\n\nRegards Ann as a friend\nOur budget was frozen.",
        "Mine.\n\nBest Western Helsinki\nOur budget was frozen.",
        "Mine.\n\nKiitos Matti!\nOur budget was frozen.",
        "Mine.\n\nViele Grüße auch an Jan\nOur budget was frozen.",
        "Thanks, Ann\nOur budget was frozen.",
        "Best regards, Ann\nOur budget was frozen."
      })
  void wordsOfAClosingInASentenceCloseNothing(String text) {
    assertThat(OwnWords.ofPlain(text).strip()).isEqualTo(text);
  }

  @Test
  void plainSentencesThatLookLikeHeadersOrColonsStay() {
    String text = "We agreed on this list:\n\nDate: open\nNumbers from 2024:\n12.30 and 14.00\n";

    assertThat(OwnWords.ofPlain(text)).isEqualToIgnoringWhitespace(text);
  }

  @Test
  void pagesAreReadAsTheirReaderSeesThem() {
    String page =
        "<html><head><style>p {x}</style></head><body><p>Mine &amp; fine.<br>Second&nbsp;line</p>"
            + "<!-- not this --><blockquote type=\"cite\"><p>Theirs.</p></blockquote>"
            + "<div>Mine, too.</div></body></html>";

    assertThat(OwnWords.ofHtml(page).lines().filter(line -> !line.isBlank()))
        .containsExactly("Mine & fine.", "Second line", "Mine, too.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<", "<p", "a < b", "<style>", "&", "&#xFFFFFFFF;", "</blockquote>x", "<!--"})
  void noPageIsRefused(String page) {
    assertThat(OwnWords.ofHtml(page)).isNotNull();
  }

  @Test
  void theSubjectOfAnAnswerIsNotItsWritersOwn() {
    assertThat(OwnWords.ofSubject("Layoffs")).isEqualTo("Layoffs");
    assertThat(OwnWords.ofSubject("Re: Layoffs")).isEmpty();
    assertThat(OwnWords.ofSubject("[EXT] AW: Layoffs")).isEmpty();
    assertThat(OwnWords.ofSubject("Fwd: Layoffs")).isEmpty();
  }
}

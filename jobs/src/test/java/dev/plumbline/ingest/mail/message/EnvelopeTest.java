package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  @Test
  void aMessageWasNotWrittenAfterItWasReceived() throws Exception {
    String received = "Received: by mx; Thu, 2 Nov 2017 10:00:00 +0000\n";

    assertThat(of(received + "Date: Mon, 2 Nov 2037 10:00:00 +0000\n").written()).isEmpty();
    assertThat(of(received + "Date: Thu, 2 Nov 2017 20:00:00 +0000\n").written()).isPresent();
    assertThat(of(received + "Date: Mon, 2 Oct 2017 10:00:00 +0000\n").written()).isPresent();
    assertThat(of("Date: Mon, 2 Nov 2037 10:00:00 +0000\n").written()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<>", "< >", "", "<"})
  void anEmptyIdIsNone(String id) throws Exception {
    assertThat(of("Message-ID: " + id + "\n").id()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Re: Offer",
        "AW: WG: Offer",
        "RE : Offer",
        "TR\u00a0: Offer",
        "Re(2): Offer",
        "Re^2: Offer",
        "Re[3]: Offer",
        "RES: ENC: Offer",
        "Odp: Offer",
        "\u56de\u590d\uff1aOffer"
      })
  void anAnswerIsKnownByItsMark(String subject) throws Exception {
    Envelope envelope =
        of(
            "Subject: =?UTF-8?B?"
                + java.util.Base64.getEncoder().encodeToString(subject.getBytes(UTF_8))
                + "?=\n");

    assertThat(envelope.isMarkedAsAnswer()).isTrue();
    assertThat(envelope.normalisedSubject()).isEqualTo("offer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Offer", "Result: Offer", "Travel: Offer", "Rest"})
  void whatIsNoMarkStays(String subject) throws Exception {
    Envelope envelope = of("Subject: " + subject + "\n");

    assertThat(envelope.isMarkedAsAnswer()).isFalse();
    assertThat(envelope.normalisedSubject()).isEqualToIgnoringCase(subject);
  }

  @Test
  void aSubjectThatNobodyEncodedIsReadAsWhatItIs() throws Exception {
    assertThat(of("Subject: R\u00e9ponse automatique : x\n").message().subject())
        .isEqualTo("R\u00e9ponse automatique : x");
  }

  private static Envelope of(String header) throws Exception {
    return new Envelope(
        ParsedMessage.of((header + "\n").getBytes(UTF_8), new byte[0], TextMode.NONE), "");
  }
}

package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomatedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Subject: Out of office: back in May          | AUTO_REPLY",
        "Subject: Re: out of office space in Leeds    |",
        "Subject: =?utf-8?q?Abwesenheits?=notiz       | AUTO_REPLY",
        "Precedence: bulk                             | BULK",
        "Auto-Submitted: auto-replied (vacation)      | AUTO_REPLY",
        "X-Mailer: The Newsletter Machine             | BULK",
        "Return-Path: <>                              | AUTO_REPLY",
        "Return-Path: <ann@acme.example>              |",
        // The header of this name is not the address that the rules of the sender look at.
        "Sender: no-reply@acme.example                |",
      })
  void aHeaderTells(String header, String kind) throws Exception {
    assertThat(Automated.kindOf(message(header), "ann")).isEqualTo(kind);
  }

  @Test
  void theFirstOfTheRulesDecidesNotTheFirstOfTheHeaders() throws Exception {
    ParsedMessage message =
        message("Return-Path: <>\nList-Unsubscribe: <u>\nList-Id: <l>\nX-Unsent: 1");

    assertThat(Automated.kindOf(message, "no-reply")).isEqualTo(Automated.DRAFT);
    assertThat(Automated.kindOf(message("List-Unsubscribe: <u>\nList-Id: <l>"), "no-reply"))
        .isEqualTo("LIST");
    assertThat(Automated.kindOf(message("Return-Path: <>"), "no-reply")).isEqualTo("NO_REPLY");
  }

  @Test
  void theSenderTellsAnywhereOrAtTheBeginningAsItsRuleSays() throws Exception {
    assertThat(Automated.kindOf(message("X: y"), "acme.no-reply")).isEqualTo("NO_REPLY");
    assertThat(Automated.kindOf(message("X: y"), "postmaster")).isEqualTo("BOUNCE");
    assertThat(Automated.kindOf(message("X: y"), "the.postmaster")).isNull();
  }

  private static ParsedMessage message(String headers) throws Exception {
    return ParsedMessage.of((headers + "\n\n").getBytes(UTF_8), new byte[0], TextMode.NONE);
  }
}

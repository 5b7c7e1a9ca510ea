package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @Test
  void anIdOfFifteenCharactersIsThatOfEighteen() throws BadCell {
    assertThat(RecordId.of("0061G00000Ja7B6")).isEqualTo("0061G00000Ja7B6QAJ");
    assertThat(RecordId.of("0061G00000Ja7B6QAJ")).isEqualTo("0061G00000Ja7B6QAJ");
    assertThat(RecordId.of("9CcfAt8qtZvCTwFvwOFLcg==")).isEqualTo("9CcfAt8qtZvCTwFvwOFLcg==");
  }

  /** As databases, interfaces and data frames write one and the same. */
  @ParameterizedTest
  @CsvSource({
    "8A1B2C3D-0000-4000-8000-00000000000F, 8a1b2c3d-0000-4000-8000-00000000000f",
    "{8A1B2C3D-0000-4000-8000-00000000000F}, 8a1b2c3d-0000-4000-8000-00000000000f",
    "8a1b2c3d-0000-4000-8000-00000000000f, 8a1b2c3d-0000-4000-8000-00000000000f",
    "360001.0, 360001",
    "360001, 360001",
    "cus_A.0, cus_A.0",
    "CUS_A, CUS_A",
    "8A1B2C3D-0000-4000-8000-00000000000, 8A1B2C3D-0000-4000-8000-00000000000"
  })
  void anIdHasOneSpelling(String text, String expected) throws BadCell {
    assertThat(RecordId.of(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "001*, 001Bk0000000001IAA, true",
    "001*, 001, true",
    "001*, 00, false",
    "001*, 1001, false",
    "00q*, 00Qx, true",
    "K*, \u212Aelvin, false",
    "*call*, Short CALL today, true",
    "call*log, Call log, true",
    "call*log, Call logs, false"
  })
  void aStarStandsForAnyLetters(String pattern, String text, boolean isMatch) {
    assertThat(new NamePattern(pattern).matches(text)).isEqualTo(isMatch);
  }

  @Test
  void textIsNoId() {
    assertThatThrownBy(() -> RecordId.of("Mary Smith")).isInstanceOf(BadCell.class);
    assertThatThrownBy(() -> RecordId.of("mary@acme.example")).isInstanceOf(BadCell.class);
    assertThat(RecordId.isSurely("Christopherson-Montgomery")).isFalse();
    assertThat(RecordId.isSurely("0051G000005Mun4QAC")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Chief Procurement Officer, , PROCUREMENT, 5",
    "CFO, , FIN, 5",
    "VP Engineering, , TECH, 4",
    "Vice President, , EXEC, 4",
    "Head of Operations, , USER, 3",
    "Senior Accountant, , FIN, 2",
    "Manager, Purchasing, PROCUREMENT, 3",
    "Pilot, , OTHER, 1",
    ", , OTHER, 1"
  })
  void aTitleTellsFamilyAndRank(String title, String department, String family, int seniority) {
    assertThat(JobTitle.of(title, department)).isEqualTo(new JobTitle(family, seniority));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.Acme.co.uk/about?x=1, acme.co.uk",
    "http://acme.example:8080, acme.example",
    "acme.example, acme.example",
    "mary@acme.example, acme.example",
    "not a site, ",
    "localhost, ",
    "https://www.facebook.com/acme, ",
    "linkedin.com/company/acme, ",
    "https://www.linkedin.com/, linkedin.com",
    "https://acme.example/facebook.com, acme.example",
    "https://www.youtube.com/@acme.shop, ",
    "https://acme.example/a:b@c.example, acme.example",
    "acme.example/?from=https://globex.example, acme.example",
    "https://acme.example:443?a=b, acme.example",
    "facebook.com:443/acme, ",
    "https://ann:secret@acme.example:8080/, acme.example"
  })
  void aWebSiteIsItsRegistrableDomain(String text, String domain) {
    assertThat(WebSite.domain(text)).isEqualTo(domain);
  }

  /** A list is JSON where JSON was flattened, and typed by people elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"www.acme.example\",\"globex.example\"]",
        "[\n  \"acme.example\",\n  \"globex.example\"\n]",
        "['acme.example', 'globex.example']",
        "{acme.example,globex.example}",
        "acme.example globex.example",
        "https://acme.example/a?b=1; globex.example",
      })
  void aListOfWebSitesIsTheDomainOfEach(String text) {
    assertThat(WebSite.domains(text)).containsExactly("acme.example", "globex.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "n/a", "", "[\"\"]"})
  void aListMayBeEmpty(String text) {
    assertThat(WebSite.domains(text)).isEmpty();
  }

  @Test
  void aCompanyIsTheSameWithoutItsLegalForm() {
    assertThat(CompanyName.plain("ACME Corp.")).isEqualTo("acme");
    assertThat(CompanyName.plain("Café & Söhne GmbH")).isEqualTo("cafe sohne");
    assertThat(CompanyName.plain("Co")).isEqualTo("co");
    assertThat(CompanyName.plain(null)).isEmpty();
  }

  @Test
  void aWordGoesBeforeAPatternAndAnEarlierPatternBeforeALater() {
    var kinds =
        new ValueMap(
            Map.of("RENEWAL", List.of("Renewal", "*renew*"), "NEW", List.of("Renewal of old")));

    assertThat(kinds.of("RENEWAL")).isEqualTo("RENEWAL");
    assertThat(kinds.of("auto-renewed (2)")).isEqualTo("RENEWAL");
    assertThat(kinds.of("renewal of old")).isEqualTo("NEW");
    assertThat(kinds.of("Upsell")).isNull();
  }
}

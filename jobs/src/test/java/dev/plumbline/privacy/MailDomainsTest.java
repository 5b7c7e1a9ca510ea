package dev.plumbline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.config.TextMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDomainsTest {

  private static final PrivacySettings SETTINGS =
      new PrivacySettings(
          new Secret(""),
          "1",
          TextMode.NONE,
          List.of("mail.ours.example"),
          List.of("isp.example"),
          List.of("Ann@Acme.example"),
          List.of("Archive-7", "bob@ours.example"),
          List.of("union.example"));

  @ParameterizedTest
  @CsvSource({
    "mail.acme.co.uk,  acme.co.uk",
    "acme.com,         acme.com",
    "eu.mail.acme.com, acme.com",
    "a.b.acme.example, acme.example",
    "localhost,        localhost",
    "co.uk,            co.uk"
  })
  void registrableIsWhatSomebodyRegistered(String domain, String registrable) {
    assertThat(MailDomains.registrable(domain)).isEqualTo(registrable);
  }

  @ParameterizedTest
  @CsvSource({
    "ours.example, OWN",
    "isp.example,  FREE_MAIL",
    "gmail.com,    FREE_MAIL",
    "acme.example, COMPANY"
  })
  void knowsOursAndFreeMail(String domain, DomainKind kind) {
    assertThat(MailDomains.of(SETTINGS).kindOf(domain)).isEqualTo(kind);
  }

  @Test
  void knowsDesksFromPeople() {
    assertThat(MailDomains.isRole(address("Support@acme.example"))).isTrue();
    assertThat(MailDomains.isRole(address("ann@acme.example"))).isFalse();
  }

  @Test
  void optOutCoversPeopleMailboxesAndWholeDomains() {
    OptOut optOut = OptOut.of(SETTINGS);

    assertThat(optOut.covers(address("ANN+x@acme.example"))).isTrue();
    assertThat(optOut.covers(address("eve@acme.example"))).isFalse();
    assertThat(optOut.covers(address("eve@local.union.example"))).isTrue();
    assertThat(optOut.covers(address("eve@reunion.example"))).isFalse();
    assertThat(optOut.coversMailbox("archive-7")).isTrue();
    assertThat(optOut.coversMailbox("BOB@ours.example")).isTrue();
    assertThat(optOut.coversMailbox("archive-70")).isFalse();
  }

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }
}

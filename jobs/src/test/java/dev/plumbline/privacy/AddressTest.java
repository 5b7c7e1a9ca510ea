package dev.plumbline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "Ann.Lee@Acme.Example,           ann.lee@acme.example",
    "<ann@acme.example>,             ann@acme.example",
    "mailto:ann@acme.example,        ann@acme.example",
    "ann+list@acme.example,          ann@acme.example",
    "A.N.N+x@GoogleMail.com,         ann@gmail.com",
    "ann@müller.example,             ann@xn--mller-kva.example",
    "ann@acme.example.,              ann@acme.example",
    "'\"ann\"@acme.example',         ann@acme.example",
    "+358401234567@sms.example,      +358401234567@sms.example",
    "root@localhost,                 root@localhost"
  })
  void hasOneSpelling(String text, String spelled) {
    assertThat(Address.parse(text)).map(Address::spelled).contains(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "undisclosed-recipients:;",
        "ann",
        "@acme.example",
        "ann@",
        "a b@acme.example"
      })
  void isNotAnAddress(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void isNotShown() {
    assertThat(Address.parse("ann@acme.example").orElseThrow().toString()).doesNotContain("ann");
  }
}

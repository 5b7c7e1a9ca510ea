package dev.plumbline.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.config.TextMode;
import dev.plumbline.errors.KeyException;
import dev.plumbline.schema.AddressKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonKeysTest {

  private static final Address ANN = Address.parse("ann@acme.example").orElseThrow();

  /** Expected: {@code printf 'person\0ann@acme.example' | openssl dgst -sha256 -hmac KEY}. */
  @Test
  void isTheBeginningOfAnHmac() {
    assertThat(keys("a secret of sixteen", false).person(ANN)).isEqualTo("1.u43ydEauCpZxA4sA");
  }

  @Test
  void spellingsOfOneAddressGiveOneKeyAndOtherSecretsOthers() {
    PersonKeys keys = keys("a secret of sixteen", false);

    assertThat(keys.person(Address.parse("Ann <ANN+crm@Acme.Example>").orElseThrow()))
        .isEqualTo(keys.person(ANN));
    assertThat(keys("another secret of it", false).person(ANN)).isNotEqualTo(keys.person(ANN));
    assertThat(keys("another secret of it", false).ofTheSecret()).isNotEqualTo(keys.ofTheSecret());
  }

  @Test
  void theKeyOfAFunctionTellsThatNobodyIsBehindIt() {
    PersonKeys keys = keys("a secret of sixteen", false);

    assertThat(keys.person(Address.parse("Billing@acme.example").orElseThrow()))
        .matches("1\\.role\\.[A-Za-z0-9_-]{16}");
    assertThat(keys.person(ANN)).doesNotContain(AddressKey.ROLE);
  }

  @Test
  void rolesAreHashedApart() {
    PersonKeys keys = keys("a secret of sixteen", false);

    assertThat(List.of(keys.person(ANN), keys.message("ann@acme.example")))
        .doesNotHaveDuplicates()
        .doesNotContain(keys.fingerprint("ann@acme.example"));
  }

  @Test
  void refusesTheSamplesKeyForAnythingElse() {
    assertThat(keys(PersonKeys.SAMPLE_KEY, true).person(ANN)).startsWith("1.");
    assertThatThrownBy(() -> keys(PersonKeys.SAMPLE_KEY, false))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("Cannot hash addresses of exports/")
        .hasMessageContaining("no file PLUMBLINE-SAMPLE");
  }

  @Test
  void refusesToWorkWithoutAKey() {
    assertThatThrownBy(() -> keys("", false))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("Set the environment variable PLUMBLINE_KEY");
  }

  @Test
  void goesToExecutors() throws Exception {
    PersonKeys keys = keys("a secret of sixteen", false);
    keys.person(ANN);
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(keys);
    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(((PersonKeys) copy).person(ANN)).isEqualTo(keys.person(ANN));
  }

  private static PersonKeys keys(String key, boolean carriesMarker) {
    var none = List.<String>of();
    return PersonKeys.of(
        new PrivacySettings(new Secret(key), "1", TextMode.NONE, none, none, none, none, none),
        "exports/",
        carriesMarker);
  }
}

package dev.plumbline.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.errors.KeyException;
import dev.plumbline.schema.AddressKey;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns addresses and message ids into keys that nobody can turn back without the secret.
 *
 * <p>A key is the version of the secret, a dot, and the first 96 bits of HMAC-SHA-256 in URL-safe
 * Base64: {@code 1.q83vEjRWeJASNFZ4}. Among a hundred million people two share a key with
 * probability 6e-14. People, domains, messages and fingerprints of text are hashed apart: the same
 * characters in two roles give two keys.
 *
 * <p>An address that stands for a function, such as {@code billing@}, has a key that tells so: it
 * is somebody's account and nobody's person.
 *
 * <p>Goes to executors; safe for use by several threads.
 */
public final class PersonKeys implements Serializable {

  /** The key of the published samples, which guards nothing. */
  public static final String SAMPLE_KEY = "plumbline-sample-key-guards-nothing";

  /** The file that exports which may be hashed with {@link #SAMPLE_KEY} have in their folder. */
  public static final String SAMPLE_MARKER = "PLUMBLINE-SAMPLE";

  private static final long serialVersionUID = 1;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;
  private static final int BYTES = 12;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Secret secret;
  private final String version;
  private transient volatile ThreadLocal<Mac> macs;

  private PersonKeys(Secret secret, String version) {
    this.secret = secret;
    this.version = version;
  }

  /**
   * The keys for exports in the folder {@code exports}.
   *
   * @param carriesMarker whether {@link #SAMPLE_MARKER} is a file of that folder
   * @throws KeyException if there is no key, or it is short, or it is the samples' and these are
   *     not samples
   */
  public static PersonKeys of(PrivacySettings settings, String exports, boolean carriesMarker) {
    String key = settings.key().value();
    if (key.length() < SHORTEST_KEY) {
      throw KeyException.tooShort(SHORTEST_KEY);
    }
    if (key.equals(SAMPLE_KEY) && !carriesMarker) {
      throw KeyException.sampleKey(exports, SAMPLE_MARKER);
    }
    return unchecked(settings);
  }

  static PersonKeys unchecked(PrivacySettings settings) {
    return new PersonKeys(settings.key(), settings.keyVersion());
  }

  /**
   * Of a person; a key of {@link AddressKey#ROLE} where the address is a function's and nobody's
   * own.
   */
  public String person(Address address) {
    String key = key("person", address.spelled());
    return MailDomains.isRole(address) ? key.replaceFirst("\\.", AddressKey.ROLE) : key;
  }

  /**
   * Of a company's domain.
   *
   * @param registrable as {@link MailDomains#registrable} gives it
   */
  public String domain(String registrable) {
    return key("domain", registrable);
  }

  /** Of a company's name, already without what differs from system to system. */
  public String name(String plain) {
    return key("name", plain);
  }

  /** Of a Message-ID or of whatever stands in for one. */
  public String message(String id) {
    return key("message", id);
  }

  /** Of the words of a text: the same fingerprint means the same template. */
  public String fingerprint(String words) {
    return key("text", words);
  }

  /** Of the secret itself: another secret under the same version shows as another value. */
  public String ofTheSecret() {
    return key("secret", "");
  }

  private String key(String role, String text) {
    Mac mac = mac();
    mac.update(role.getBytes(UTF_8));
    mac.update((byte) 0);
    byte[] hash = mac.doFinal(text.getBytes(UTF_8));
    return version + "." + BASE64.encodeToString(Arrays.copyOf(hash, BYTES));
  }

  /** One for each thread: to make or copy one costs as much as to use it. */
  private Mac mac() {
    ThreadLocal<Mac> known = macs;
    if (known == null) {
      known = ThreadLocal.withInitial(this::newMac);
      macs = known;
    }
    return known.get();
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not there", e);
    }
  }
}

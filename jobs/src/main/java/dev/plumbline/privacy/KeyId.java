package dev.plumbline.privacy;

import dev.plumbline.config.PrivacySettings;

/**
 * Tells one secret from another without giving it away: what was hashed under two of them must not
 * meet in one table.
 *
 * @param value empty where no key is set
 */
public record KeyId(String value) {

  public static KeyId of(PrivacySettings settings) {
    return new KeyId(settings.key().isSet() ? PersonKeys.unchecked(settings).ofTheSecret() : "");
  }
}

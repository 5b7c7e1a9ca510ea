package dev.plumbline.config;

import java.io.Serializable;
import java.util.List;

/**
 * Section {@code privacy} of the settings.
 *
 * @param key what people's addresses are hashed with; from the environment, never from a file that
 *     is kept
 * @param keyVersion stands before every hash, so that two keys never mix in silence
 * @param textMode how much of a message's text is scored
 * @param ownDomains the company's own mail domains: whoever writes from them is one of us
 * @param freeMailDomains domains that many unrelated people share, beside the built-in list
 * @param optOutAddresses people of whom nothing is stored
 * @param optOutMailboxes mailboxes of which nothing is stored, by file or folder name or address
 * @param optOutDomains companies of which nothing is stored
 */
public record PrivacySettings(
    Secret key,
    String keyVersion,
    TextMode textMode,
    List<String> ownDomains,
    List<String> freeMailDomains,
    List<String> optOutAddresses,
    List<String> optOutMailboxes,
    List<String> optOutDomains)
    implements Serializable {

  static PrivacySettings from(Section section) {
    return new PrivacySettings(
        section.secret("key"),
        section.text("key-version"),
        section.oneOf("text-mode", TextMode.class),
        section.texts("own-domains"),
        section.texts("free-mail-domains"),
        section.texts("opt-out-addresses", Requirement.MAIL_ADDRESS),
        section.texts("opt-out-mailboxes"),
        section.texts("opt-out-domains"));
  }
}

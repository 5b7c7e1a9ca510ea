package dev.plumbline.simulate.text;

import java.util.Locale;

/** Sentences that disclose nothing, by what they are for. */
public enum Kind {
  NEUTRAL,
  /** Contains a word that elsewhere discloses something. */
  DISTRACTOR,
  /** Asks about the other side's business. */
  DISCOVERY,
  /** A creative idea for the other side's business. */
  IDEA,
  /** Results that the other side has had. */
  ROI,
  /** Help without being asked. */
  PROACTIVE,
  CONFLICT,
  REPAIR,
  FORGIVENESS,
  AUTOREPLY,
  NEWSLETTER,
  SUBJECT,
  /** What a rep writes into the CRM. */
  NOTE;

  /** The name in the files of sentences and of truth. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.plumbline.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Codes of models, terms and contrasts in words that need no manual. */
final class Wording {

  private static final Map<String, String> MODELS =
      Map.of(
          "M0", "the model of controls alone",
          "MV", "the model of mail volume",
          "M4", "the model of depth",
          "MVALUE", "the model of value",
          "M6", "the model of depth and value",
          "MJ", "the joint model",
          "M3", "the model of deepening",
          "MJA", "the joint model by how distant a buyer is",
          "M11", "the model of both kinds of depth",
          "M12", "the model of sleeping contact");

  private static final Map<String, String> PHRASES = new LinkedHashMap<>();

  static {
    PHRASES.put("\\bM4L(\\d+)\\b", "the model of depth $1 months before");
    PHRASES.put("\\bM4P\\b", "the model of a made-up depth");
    PHRASES.put("\\bM4_(\\w+)\\b", "the model of depth for the exit $1");
    PHRASES.put("\\bM6R\\b", "the model of depth before shrinkage and value");
    PHRASES.put("\\bM6rc\\b", "the model of depth and value, value freed of its error");
    PHRASES.put("\\bMJrc\\b", "the joint model, value freed of its error");
    PHRASES.put("\\bvalue_raw\\b", "value");
    PHRASES.put("\\bM6I\\b", "the model of depth, value and signs of leaving");
    PHRASES.put("\\bMT\\b", "the model of reps who left");
    PHRASES.put("\\bdepth_lag(\\d+)\\b", "depth $1 months before");
    PHRASES.put("\\bdepth_placebo\\b", "a made-up depth");
    PHRASES.put("push × arms_length", "what the rep's openness does to distant buyers");
    PHRASES.put("push × arms_score", "what it does the more distant a buyer is");
    PHRASES.put("\\barms_score\\b", "how distant the buyer likes it");
    PHRASES.put("\\bnet_relative\\b", "what the relationship gave");
    PHRASES.put("\\bdormant\\b", "sleeping contact");
    PHRASES.put("\\bdepenetration\\b", "retreat from a phase");
    PHRASES.put("\\barms_length\\b", "how distant the buyer likes it");
    PHRASES.put("\\bpush\\b", "how much the rep discloses elsewhere");
    PHRASES.put("\\bdepth × conflict\\b", "what depth changes about a conflict");
    PHRASES.put("\\bdepth_velocity\\b", "having just deepened");
    PHRASES.put("\\bdepth_personal\\b", "personal depth");
    PHRASES.put("\\bdepth_business\\b", "business depth");
    PHRASES.put("\\bwithholding\\b", "how little the rep discloses elsewhere");
    PHRASES.put("\\bthe hazard of (leaving|churn)\\b", "the risk of leaving");
    PHRASES.put("\\bthe hazard\\b", "the risk of leaving");
    MODELS.forEach((code, words) -> PHRASES.put("\\b" + code + "\\b", words));
  }

  private Wording() {}

  /** A reason or a prediction, its codes in words. */
  static String plain(String text) {
    String plain = text;
    for (var phrase : PHRASES.entrySet()) {
      plain = plain.replaceAll(phrase.getKey(), phrase.getValue());
    }
    return plain;
  }

  /** What a contrast compares. */
  static String contrast(String name) {
    if (isShare(name)) {
      return "share of depth's effect that is left at equal value";
    }
    if (isDifference(name)) {
      return "value against depth, side by side in one model";
    }
    return plain(name.replace(" in M", ", in M"));
  }

  /** Whether the estimate is a share; every other is on the log hazard scale. */
  static boolean isShare(String contrast) {
    return contrast.startsWith("share");
  }

  static boolean isDifference(String contrast) {
    return contrast.startsWith("difference");
  }
}

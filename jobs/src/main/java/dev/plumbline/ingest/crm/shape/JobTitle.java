package dev.plumbline.ingest.crm.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a title says about a person's part in a purchase (method section 2).
 *
 * @param roleFamily PROCUREMENT, EXEC, FIN, TECH, USER or OTHER
 * @param seniority 1 (staff) to 5 (board)
 */
record JobTitle(String roleFamily, int seniority) {

  /** From the top: the first that is found decides. */
  private static final List<Map.Entry<Pattern, Integer>> SENIORITIES =
      List.of(
          rank(
              "chief|c[efiotmrp]o|cxo|president|founder|owner|partner|board|chair\\w*|managing director",
              5),
          rank("vp|svp|evp|vice|director|general manager", 4),
          rank("head|manager|lead|principal|supervisor", 3),
          rank("senior|sr|specialist|expert|architect|controller|consultant", 2));

  private static final List<Map.Entry<Pattern, String>> FAMILIES =
      List.of(
          family(
              "procure\\w*|purchas\\w*|buyer|sourcing|category|vendor|contracts?", "PROCUREMENT"),
          family("cfo|financ\\w*|account(?:ant|ing|s)|controller|treasur\\w*|billing", "FIN"),
          family(
              "cto|cio|ciso|it|tech\\w*|engineer\\w*|develop\\w*|architect|data|security|software|systems?|devops|infrastructure",
              "TECH"),
          family("chief|ceo|coo|president|founder|owner|board|chair\\w*|managing director", "EXEC"),
          family(
              "operat\\w*|user|analyst|product\\w*|project|program\\w*|support|service|sales|marketing|logistics|quality|plant|specialist|coordinator|administrator|planner",
              "USER"));

  /**
   * @param title null if not told
   * @param department decides the family where the title does not; null if not told
   */
  static JobTitle of(String title, String department) {
    String plain = title == null ? "" : title.toLowerCase(Locale.ROOT);
    String family = first(FAMILIES, plain, null);
    if (family == null && department != null) {
      family = first(FAMILIES, department.toLowerCase(Locale.ROOT), null);
    }
    int seniority = plain.contains("vice") ? 4 : first(SENIORITIES, plain, 1);
    return new JobTitle(family == null ? "OTHER" : family, seniority);
  }

  private static <T> T first(List<Map.Entry<Pattern, T>> rules, String text, T otherwise) {
    return rules.stream()
        .filter(rule -> rule.getKey().matcher(text).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }

  private static Map.Entry<Pattern, Integer> rank(String words, int seniority) {
    return Map.entry(Pattern.compile("\\b(?:" + words + ")\\b"), seniority);
  }

  private static Map.Entry<Pattern, String> family(String words, String name) {
    return Map.entry(Pattern.compile("\\b(?:" + words + ")\\b"), name);
  }
}

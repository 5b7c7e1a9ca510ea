package dev.plumbline.report;

import dev.plumbline.tables.published.AccountQuadrant;
import java.util.Map;

/** How many current customers stand in each quadrant of depth and value. */
final class Places {

  private Places() {}

  static Element of(Map<String, Long> quadrants, int minAccounts) {
    return Element.of(
            "div",
            place(
                quadrants,
                minAccounts,
                AccountQuadrant.TRANSACTIONAL_VALUE,
                "Shallow, high value",
                "Transactional value"),
            place(
                quadrants,
                minAccounts,
                AccountQuadrant.VALUED_PARTNER,
                "Deep, high value",
                "Valued partner"),
            place(quadrants, minAccounts, AccountQuadrant.AT_RISK, "Shallow, low value", "At risk"),
            place(
                quadrants,
                minAccounts,
                AccountQuadrant.POLITE_FICTION,
                "Deep, low value",
                "Polite fiction?"))
        .with("class", "places");
  }

  private static Element place(
      Map<String, Long> quadrants, int minAccounts, String quadrant, String where, String name) {
    long accounts = quadrants.getOrDefault(quadrant, 0L);
    boolean isTold = accounts == 0 || accounts >= minAccounts;
    return Element.of(
        "div",
        Element.of("p", name).with("class", "name"),
        Element.of("p", isTold ? Figures.count(accounts) : "fewer than " + minAccounts)
            .with("class", "value"),
        Element.of("p", where).with("class", "note"));
  }
}

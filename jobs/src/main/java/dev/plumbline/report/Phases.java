package dev.plumbline.report;

import dev.plumbline.tables.published.StageTransitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where customers of each phase are a month later. */
final class Phases {

  private static final Map<Integer, String> WORDS =
      Map.of(
          1, "Business partners",
          2, "Collaborative partners",
          3, "Collaborative and personal partners");

  private Phases() {}

  static Element of(List<Move> moves) {
    if (moves.isEmpty()) {
      return Element.of(
          "p",
          "No phase can be told: no text was read, or each phase holds too few accounts to be shown.");
    }
    return Element.of(
        "div",
        Element.of(
            "p",
            "Of 100 customers in a phase, where they are a month later. Phases by rule: unvalidated "
                + "proposals of how deep both sides tell of the company and of themselves. Nothing is "
                + "held fixed here: whoever leaves may have cooled first, or cooled because of leaving."),
        Chart.table(
            List.of(
                "Phase",
                "Months",
                "Business",
                "Collaborative",
                "Personal",
                "Left",
                "Ended by nobody's choice"),
            WORDS.keySet().stream()
                .sorted()
                .filter(stage -> moves.stream().anyMatch(move -> move.from() == stage))
                .map(stage -> row(stage, moves))
                .toList()));
  }

  private static List<String> row(int stage, List<Move> moves) {
    List<Move> ofStage = moves.stream().filter(move -> move.from() == stage).toList();
    long months = ofStage.get(0).months();
    List<String> cells = new ArrayList<>(List.of(WORDS.get(stage), Figures.count(months)));
    for (String state : StageTransitions.STATES) {
      long moved =
          ofStage.stream().filter(move -> move.to().equals(state)).mapToLong(Move::moves).sum();
      cells.add(Figures.hundredths((double) moved / months));
    }
    return cells;
  }
}

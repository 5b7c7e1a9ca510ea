package dev.plumbline.hypotheses;

/** What is put to the test, and what each theory predicts; method section 14. */
enum Hypothesis {
  H3(
      "Relationships deepen because they pay.",
      "A phase rises sooner where the relationship gave more than it had taught us to expect.",
      "What it gave does nothing that matters; a phase rises sooner where the account needs us."),
  H4(
      "Deeper relationships last longer, whatever makes them last.",
      "Depth lowers the hazard of leaving.",
      "Depth lowers it, through value, or not at all: alone this does not tell the theories apart."),
  H5(
      "Delivered value counts for more than depth.",
      "Depth counts as much as value, or more.",
      "Value lowers the hazard of leaving, and by more than depth does."),
  H6(
      "Depth keeps customers beyond the value delivered.",
      "Depth lowers the hazard at equal value, by at least half of its total effect.",
      "At equal value depth adds nothing that matters, or a third of its total effect at most."),
  H8(
      "Depth buys grace: a conflict costs less where the relationship is deep.",
      "Depth lowers what a conflict adds to the hazard of leaving, and lowers it without conflict, too.",
      "Depth lowers what a conflict adds to the hazard of leaving, and without conflict does nothing that matters."),
  H9(
      "What depth does, lasts.",
      "Depth that was there half a year ago and is still there lowers the hazard of leaving.",
      "Only depth that is new lowers the hazard of leaving: depth that lasts does nothing that matters."),
  H10(
      "Pushing what is personal on buyers who keep their distance drives them away.",
      "How much a rep tells everybody does nothing more to them than to others.",
      "Buyers at arm's length leave sooner the more their rep tells everybody."),
  H11(
      "What people tell of themselves keeps customers beyond what is told of business.",
      "Personal depth lowers the hazard at equal business depth and value; reps who withhold raise it.",
      "At equal business depth and value personal depth adds nothing that matters."),
  H12(
      "Customers connect and disconnect as needs arise: silence without need is no decay.",
      "An account that was close and falls silent leaves sooner, needed or not.",
      "Silence of an account that does not need us does nothing that matters.");

  private final String statement;
  private final String predictionA;
  private final String predictionB;

  Hypothesis(String statement, String predictionA, String predictionB) {
    this.statement = statement;
    this.predictionA = predictionA;
    this.predictionB = predictionB;
  }

  String statement() {
    return statement;
  }

  /** Of social penetration theory. */
  String predictionA() {
    return predictionA;
  }

  /** Of the theory of instrumental connections. */
  String predictionB() {
    return predictionB;
  }
}

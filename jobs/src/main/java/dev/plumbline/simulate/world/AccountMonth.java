package dev.plumbline.simulate.world;

/**
 * One month of a customer: the state with which it began and what happened in it.
 *
 * @param month calendar month, 0 is the first with mail
 * @param tenure 1 in the first month as a customer
 * @param stage 0 business, 1 collaborative, 2 collaborative and personal
 * @param value delivered
 * @param inConflict a conflict broke out within the last three months
 * @param deepened the stage rose within the last three months
 * @param leaving the account has decided in secret to leave
 * @param showsIntent a sign of that decision, or a false alarm, can be seen
 * @param rep who looks after the account
 * @param sinceDeparture months since the last departure of a rep, a large number if there was none
 * @param exit how the account ended in this month
 * @param conflictBreaksOut in this month, and raises the hazard of the next three
 */
public record AccountMonth(
    int month,
    int tenure,
    int stage,
    double value,
    boolean inConflict,
    boolean deepened,
    boolean leaving,
    boolean showsIntent,
    Rep rep,
    int sinceDeparture,
    Exit exit,
    boolean conflictBreaksOut) {

  private static final double STAGE_SD = .8;

  /** The stage, standardised. */
  public double depth() {
    return (stage - 1) / STAGE_SD;
  }

  /** The stage that can be heard: an account that is leaving talks as if there were none. */
  public int stageHeard() {
    return leaving ? 0 : stage;
  }
}

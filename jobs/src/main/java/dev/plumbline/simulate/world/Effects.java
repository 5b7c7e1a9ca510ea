package dev.plumbline.simulate.world;

/**
 * What drives churn in a world, on the complementary log-log scale of the monthly hazard.
 *
 * @param depth of one standard deviation of depth
 * @param value of one unit of delivered value
 * @param depthToValue how much depth lifts the value that is delivered next month
 * @param depthInConflict of depth on top of {@code depth}, in the three months after a conflict
 * @param recentDeepening of a relationship that deepened within three months
 * @param push of a rep who pushes personal talk on a buyer who keeps arm's length
 * @param size of one standard deviation of log size
 * @param quality of the hidden quality that also lifts value
 * @param frailty a factor on the unobserved differences between groups of companies and reps
 * @param exitIntent whether accounts may decide in secret to leave, and grow silent
 */
public record Effects(
    double depth,
    double value,
    double depthToValue,
    double depthInConflict,
    double recentDeepening,
    double push,
    double size,
    double quality,
    double frailty,
    boolean exitIntent) {

  /** The same effects with other unobserved differences; 0 leaves none. */
  public Effects withFrailty(double factor) {
    return new Effects(
        depth,
        value,
        depthToValue,
        depthInConflict,
        recentDeepening,
        push,
        size,
        quality,
        factor,
        exitIntent);
  }
}

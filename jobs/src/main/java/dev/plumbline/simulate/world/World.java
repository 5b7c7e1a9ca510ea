package dev.plumbline.simulate.world;

/**
 * The worlds of the method, section 19.1, by what is true in them.
 *
 * <p>The last five are worlds of a {@link Fault} in the exports: a gate must notice it.
 *
 * <p>The columns: depth, value, depth to value, depth in conflict, recent deepening, push, size,
 * hidden quality, frailty, exit intent.
 */
public enum World {
  /** Neither depth nor value matters. */
  NULL(new Effects(0, 0, 0, 0, 0, 0, -.10, 0, 1, false)),
  /** Social penetration theory holds: depth keeps customers, beyond the value delivered. */
  SPT(new Effects(-.45, -.20, 0, 0, 0, 0, -.10, 0, 1, false)),
  /** Depth is a channel for value, buys grace in conflict, and backfires when pushed. */
  INSTR(new Effects(0, -.70, 1.6, -.50, -.35, .60, -.10, 0, 1, false)),
  /** Depth helps in conflict only. */
  GRACE(new Effects(0, -.30, 0, -.80, 0, 0, -.10, 0, 1, false)),
  /** Accounts that have decided to leave grow silent: shallow talk is an effect, not a cause. */
  REVERSE(new Effects(0, 0, 0, 0, 0, 0, -.10, 0, 1, true)),
  /** Pushing personal talk on a buyer who keeps arm's length drives the account away. */
  BACKFIRE(new Effects(0, -.30, 0, 0, 0, .90, -.10, 0, 1, false)),
  /** Depth helps only while it is new. */
  SHORT_TERM(new Effects(0, -.30, 0, 0, -1.0, 0, -.10, 0, 1, false)),
  /** Depth helps, and makes conflict worse. */
  BETRAYAL(new Effects(-.30, -.30, 0, .60, 0, 0, -.10, 0, 1, false)),
  /** Large accounts write more and leave less; nothing else matters. */
  VOLUME(new Effects(0, 0, 0, 0, 0, 0, -.40, 0, 1, false)),
  /** A hidden quality of the account lifts value and keeps it. */
  QCONF(new Effects(0, 0, 0, 0, 0, 0, -.10, -.30, 1, false)),
  /** Nothing matters but strong unobserved differences between groups and between reps. */
  CLUSTER(new Effects(0, 0, 0, 0, 0, 0, -.10, 0, 3, false)),
  /** The sample data: both depth and value matter. */
  DEMO(new Effects(-.60, -.60, 0, 0, 0, 0, -.10, 0, 1, false)),
  /** As SPT; there is mail, and no text of it may be read. */
  META_ONLY(Fault.NO_TEXT),
  /** As SPT; reps paste confidences into notes. */
  NOTE_GARBAGE(Fault.PASTED_NOTES),
  /** As SPT; the lexicon finds half as much from the middle on. */
  LANG_DRIFT(Fault.OTHER_WORDS),
  /** As SPT; the CRM tells of today alone. */
  CRM_SNAPSHOT(Fault.SNAPSHOT),
  /** As SPT; customers have web sites of others. */
  MERGED_DOMAINS(Fault.MERGED_DOMAINS);

  /** A record of numbers, which cannot change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Effects effects;

  private final Fault fault;

  World(Effects effects) {
    this.effects = effects;
    this.fault = Fault.NONE;
  }

  World(Fault fault) {
    this.effects = new Effects(-.45, -.20, 0, 0, 0, 0, -.10, 0, 1, false);
    this.fault = fault;
  }

  public Effects effects() {
    return effects;
  }

  /** What is wrong with its exports. */
  public Fault fault() {
    return fault;
  }

  /** The scale of this world: the sample data has less mail and somewhat younger accounts. */
  public Scale scale(int accounts, int months) {
    return this == DEMO
        ? Scale.of(accounts, months, 1.3, months - 12)
        : Scale.of(accounts, months, 1.6, months - 13);
  }
}

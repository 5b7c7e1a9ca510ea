package dev.plumbline.simulate.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws the lives of customers, after section 19.1 of the method.
 *
 * <p>The hazard of a month is complementary log-log in the state at its beginning. Mail and records
 * of a month are written in that state too.
 */
public final class LatentWorld {

  private static final double BASE_LOG_HAZARD = StrictMath.log(.018);
  private static final double RENEWAL_MONTH = 1.0;
  private static final double CONFLICT = .7;
  private static final double EXIT_INTENT = 2.3;
  private static final double COMPETING = .002;
  private static final double INTENT_ONSET = .02;
  private static final double VALUE_MEMORY = .85;
  private static final double VALUE_SD = .8;
  private static final double PARENT_FRAILTY_SD = .25;
  private static final int RECENT_MONTHS = 3;
  private static final int NEVER = -1000;
  private static final int TERM = 12;

  private final Effects effects;
  private final Scale scale;
  private final long seed;
  private final SalesForce salesForce;

  public LatentWorld(Effects effects, Scale scale, long seed) {
    this.effects = effects;
    this.scale = scale;
    this.seed = seed;
    this.salesForce = new SalesForce(scale, effects.frailty(), seed);
  }

  public Scale scale() {
    return scale;
  }

  public long seed() {
    return seed;
  }

  public SalesForce salesForce() {
    return salesForce;
  }

  /** All customers, by index. */
  public List<Life> lives() {
    return IntStream.range(0, scale.accounts()).mapToObj(this::life).toList();
  }

  /** One customer; the same whichever others are drawn, and in any order. */
  public Life life(int index) {
    Chance chance = Chance.of(seed, Stream.ACCOUNT, index, 0);
    int start = chance.between(scale.earliestStart(), scale.latestStart());
    int parent = chance.below(Math.max(scale.accounts() / 3, 1));
    boolean arms = chance.happens(.35);
    Account account =
        new Account(
            index,
            start,
            chance.normal(),
            chance.normal(),
            parent,
            Chance.of(seed, Stream.PARENT, parent, 0).normal()
                * PARENT_FRAILTY_SD
                * effects.frailty(),
            arms,
            arms ^ chance.happens(.15));
    int seat = chance.below(scale.reps());
    double value = .5 * account.quality() + VALUE_SD * chance.normal();
    return new Life(account, live(account, seat, value));
  }

  private List<AccountMonth> live(Account account, int firstSeat, double firstValue) {
    List<AccountMonth> months = new ArrayList<>();
    int seat = firstSeat;
    int stage = 0;
    double value = firstValue;
    boolean leaving = false;
    int lastRise = NEVER;
    int lastConflict = NEVER;
    int lastDeparture = NEVER;
    for (int tenure = 1; account.startMonth() + tenure - 1 < scale.months(); tenure++) {
      int calendar = account.startMonth() + tenure - 1;
      Chance chance = Chance.of(seed, Stream.MONTH, account.index(), tenure);
      Rep rep = salesForce.holding(seat, calendar);
      boolean inConflict = tenure - lastConflict <= RECENT_MONTHS;
      boolean deepened = tenure - lastRise <= RECENT_MONTHS;
      double logHazard =
          logHazard(account, rep, tenure, stage, value, inConflict, deepened, leaving);
      Exit exit = exit(chance, logHazard);
      boolean showsIntent = chance.happens(leaving ? .5 : .03);
      boolean conflict = chance.happens(logistic(-3.2 - .3 * value));
      months.add(
          new AccountMonth(
              calendar,
              tenure,
              stage,
              value,
              inConflict,
              deepened,
              leaving,
              showsIntent,
              rep,
              tenure - lastDeparture,
              exit,
              conflict));
      if (exit != Exit.NONE) {
        break;
      }
      lastConflict = conflict ? tenure : lastConflict;
      int next = nextStage(chance, stage, value, rep);
      if (rep.lastMonth() == calendar) {
        lastDeparture = tenure;
        seat = chance.below(scale.reps());
        next = chance.happens(.9) ? 0 : next;
      }
      lastRise = next > stage ? tenure : lastRise;
      value = nextValue(chance, account, stage, value);
      stage = next;
      leaving = leaving || (effects.exitIntent() && chance.happens(INTENT_ONSET));
    }
    return months;
  }

  private double logHazard(
      Account account,
      Rep rep,
      int tenure,
      int stage,
      double value,
      boolean inConflict,
      boolean deepened,
      boolean leaving) {
    double depth = (stage - 1) / .8;
    double sum = BASE_LOG_HAZARD + account.parentFrailty() + rep.frailty();
    sum += tenure % TERM == 0 ? RENEWAL_MONTH : 0;
    sum += effects.size() * account.logSize() + effects.quality() * account.quality();
    sum += effects.depth() * depth + effects.value() * value;
    sum += inConflict ? CONFLICT + effects.depthInConflict() * depth : 0;
    sum += deepened ? effects.recentDeepening() : 0;
    sum += rep.pusher() && account.armsLength() ? effects.push() : 0;
    sum += leaving ? EXIT_INTENT : 0;
    return Math.min(sum, 3);
  }

  private static Exit exit(Chance chance, double logHazard) {
    boolean churns = chance.happens(1 - StrictMath.exp(-StrictMath.exp(logHazard)));
    boolean competes = chance.happens(COMPETING);
    Exit otherwise =
        chance.oneOf(Exit.MERGER, Exit.BANKRUPTCY, Exit.SUPPLIER_TERMINATION, Exit.PRODUCT_SUNSET);
    if (churns) {
      return Exit.CHURN;
    }
    return competes ? otherwise : Exit.NONE;
  }

  private static int nextStage(Chance chance, int stage, double value, Rep rep) {
    double up = stage == 2 ? 0 : logistic((stage == 0 ? -2.9 : -3.4) + .3 * value);
    up *= stage == 1 && rep.withholder() ? .15 : 1;
    double down = stage > 0 ? .015 : 0;
    double draw = chance.uniform();
    if (draw < up) {
      return stage + 1;
    }
    return draw < up + down ? stage - 1 : stage;
  }

  private double nextValue(Chance chance, Account account, int stage, double value) {
    double target = .6 * account.quality() + effects.depthToValue() * (stage - 1);
    double shock = StrictMath.sqrt(1 - VALUE_MEMORY * VALUE_MEMORY) * VALUE_SD * chance.normal();
    return VALUE_MEMORY * value + (1 - VALUE_MEMORY) * target + shock;
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}

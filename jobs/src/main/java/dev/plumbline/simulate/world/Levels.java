package dev.plumbline.simulate.world;

/**
 * What the messages of one account and month disclose: the highest level of each domain in each.
 */
public final class Levels {

  private static final double[][] BUSINESS = {{.20, .04, .005}, {.20, .12, .02}, {.18, .14, .06}};
  private static final double[][] SELF = {{.08, .01, .001}, {.12, .05, .005}, {.12, .10, .03}};
  private static final double MOST = .5;

  private final int[] businessIn;
  private final int[] selfIn;
  private final int[] businessOut;
  private final int[] selfOut;

  private Levels(int[] businessIn, int[] selfIn, int[] businessOut, int[] selfOut) {
    this.businessIn = businessIn;
    this.selfIn = selfIn;
    this.businessOut = businessOut;
    this.selfOut = selfOut;
  }

  /** Draws the mail of a month; the same whenever it is drawn. */
  public static Levels of(LatentWorld world, Account account, AccountMonth month) {
    Chance chance = Chance.of(world.seed(), Stream.LEVELS, account.index(), month.month());
    int stage = month.stageHeard();
    double mean =
        StrictMath.exp(world.scale().mailIntercept() + .5 * account.logSize() + .1 * stage)
            * (month.leaving() ? .5 : 1);
    int received = chance.poisson(mean);
    int sent = chance.poisson(mean);
    double hush = month.leaving() ? .15 : 1;
    double buyer = hush * (account.armsLength() ? .3 : 1);
    double seller = hush * (month.rep().withholder() ? .1 : 1) * (month.rep().pusher() ? 2.5 : 1);
    return new Levels(
        levels(chance, received, BUSINESS[stage], hush),
        levels(chance, received, SELF[stage], buyer),
        levels(chance, sent, BUSINESS[stage], hush),
        levels(chance, sent, SELF[stage], seller));
  }

  private static int[] levels(Chance chance, int messages, double[] share, double ofDeeper) {
    double third = Math.min(share[2] * ofDeeper, MOST);
    double second = Math.min(share[1] * ofDeeper, MOST);
    int[] levels = new int[messages];
    for (int i = 0; i < messages; i++) {
      double draw = chance.uniform();
      levels[i] =
          draw < third ? 3 : draw < third + second ? 2 : draw < third + second + share[0] ? 1 : 0;
    }
    return levels;
  }

  /** Messages from the customer. */
  public int received() {
    return businessIn.length;
  }

  /** Messages to the customer. */
  public int sent() {
    return businessOut.length;
  }

  /** Level about the writer's company, 0 to 3, of one message of a side. */
  public int business(boolean received, int message) {
    return received ? businessIn[message] : businessOut[message];
  }

  /** Level about the writer, 0 to 3, of one message of a side. */
  public int self(boolean received, int message) {
    return received ? selfIn[message] : selfOut[message];
  }
}

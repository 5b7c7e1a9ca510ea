package dev.plumbline.simulate.panel;

import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Life;
import dev.plumbline.simulate.world.Stream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One row per account and month at risk, for accounts with at least a year of mail before it.
 *
 * <p>Depth is the weighted rate of deeper messages over six months, shrunk towards the rate of all
 * with the weight of twenty messages; value is the mean of two readings over three months, each
 * with an error of half a unit; all measures end before the month, or some months earlier.
 */
public final class LatentPanel {

  private static final int HISTORY = 12;
  private static final int WINDOW = 6;
  private static final int VALUE_WINDOW = 3;
  private static final double PRIOR_MESSAGES = 20;
  private static final double READING_ERROR = .5;
  private static final int INTENT_WINDOW = 3;

  private final LatentWorld world;
  private final List<Life> lives;
  private final List<MailCounts> counts;
  private final int delay;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Column, double[]> columns = new EnumMap<>(Column.class);

  /** Who, when and what happened. */
  public record Row(Life life, AccountMonth month) {

    public boolean churns() {
      return month.exit() == Exit.CHURN;
    }

    /** Whether a sign of leaving could be seen in the three months before. */
    public boolean hasShownIntent() {
      int tenure = month.tenure();
      return life.months().subList(Math.max(tenure - 1 - INTENT_WINDOW, 0), tenure - 1).stream()
          .anyMatch(AccountMonth::showsIntent);
    }
  }

  private LatentPanel(LatentWorld world, List<Life> lives, List<MailCounts> counts, int delay) {
    this.world = world;
    this.lives = lives;
    this.counts = counts;
    this.delay = delay;
  }

  public static LatentPanel of(LatentWorld world, List<Life> lives) {
    List<MailCounts> counts = lives.stream().map(life -> MailCounts.of(world, life)).toList();
    LatentPanel panel = new LatentPanel(world, lives, counts, 0);
    panel.fill();
    return panel;
  }

  /**
   * The rows whose measures of some months earlier had a year of mail before them, with those
   * measures.
   *
   * @param lag 1 for the measures of the month before, as this panel has them
   */
  public LatentPanel lagged(int lag) {
    LatentPanel panel = new LatentPanel(world, lives, counts, lag - 1);
    panel.fill();
    return panel;
  }

  public List<Row> rows() {
    return rows;
  }

  /** One column, by row; callers do not change it. */
  public double[] column(Column column) {
    return columns.get(column);
  }

  private void fill() {
    List<MailCounts> ofRow = new ArrayList<>();
    for (int i = 0; i < lives.size(); i++) {
      for (AccountMonth month : lives.get(i).months()) {
        if (month.month() >= HISTORY + delay && month.tenure() > HISTORY + delay + 1) {
          rows.add(new Row(lives.get(i), month));
          ofRow.add(counts.get(i));
        }
      }
    }
    truth();
    depth(ofRow);
    value();
    columns.put(Column.PUSH, standardised(new RepTalk(world, lives, counts).push(rows, delay)));
  }

  private void truth() {
    set(Column.TRUE_DEPTH, row -> row.month().depth());
    set(Column.TRUE_VALUE, row -> row.month().value());
    set(Column.CONFLICT, row -> row.month().inConflict() ? 1 : 0);
    set(Column.DEEPENED, row -> row.month().deepened() ? 1 : 0);
    set(
        Column.PUSHED,
        row -> row.month().rep().pusher() && row.life().account().armsLength() ? 1 : 0);
    set(Column.SIZE, row -> row.life().account().logSize());
    set(Column.ARMS, row -> row.life().account().seemsArmsLength() ? 1 : 0);
  }

  private void depth(List<MailCounts> ofRow) {
    int end = world.scale().months();
    double all = counts.stream().mapToDouble(c -> c.messages(0, end)).sum();
    double business = counts.stream().mapToDouble(c -> c.business(0, end)).sum() / all;
    double self = counts.stream().mapToDouble(c -> c.self(0, end)).sum() / all;
    int n = rows.size();
    double[][] recent = new double[2][n];
    double[][] before = new double[2][n];
    for (int i = 0; i < n; i++) {
      int to = rows.get(i).month().month() - delay;
      MailCounts mail = ofRow.get(i);
      for (double[][] window : new double[][][] {recent, before}) {
        double exposure = mail.messages(to - WINDOW, to) + PRIOR_MESSAGES;
        window[0][i] = (mail.business(to - WINDOW, to) + PRIOR_MESSAGES * business) / exposure;
        window[1][i] = (mail.self(to - WINDOW, to) + PRIOR_MESSAGES * self) / exposure;
        to -= WINDOW;
      }
    }
    double[] sum = new double[n];
    double[] sumBefore = new double[n];
    for (int domain = 0; domain < 2; domain++) {
      double mean = mean(recent[domain]);
      double sd = sd(recent[domain]);
      for (int i = 0; i < n; i++) {
        sum[i] += (recent[domain][i] - mean) / sd;
        sumBefore[i] += (before[domain][i] - mean) / sd;
      }
    }
    double sd = sd(sum);
    double[] velocity = new double[n];
    for (int i = 0; i < n; i++) {
      velocity[i] = (sum[i] - sumBefore[i]) / sd;
    }
    columns.put(Column.DEPTH, standardised(sum));
    columns.put(Column.VELOCITY, velocity);
  }

  private void value() {
    set(
        Column.VALUE,
        row -> {
          double sum = 0;
          int tenure = row.month().tenure() - delay;
          for (int before = tenure - VALUE_WINDOW; before < tenure; before++) {
            AccountMonth month = row.life().months().get(before - 1);
            Chance reading =
                Chance.of(
                    world.seed(), Stream.READING, row.life().account().index(), month.month());
            double error = (reading.normal() + reading.normal()) / 2 * READING_ERROR;
            sum += month.value() + error;
          }
          return sum / VALUE_WINDOW;
        });
    columns.put(Column.VALUE, standardised(columns.get(Column.VALUE)));
  }

  private void set(Column column, ToDoubleFunction<Row> value) {
    columns.put(column, rows.stream().mapToDouble(value).toArray());
  }

  static double[] standardised(double[] values) {
    double mean = mean(values);
    double sd = sd(values);
    double[] standardised = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      standardised[i] = sd == 0 ? 0 : (values[i] - mean) / sd;
    }
    return standardised;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}

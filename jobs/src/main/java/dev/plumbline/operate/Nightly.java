package dev.plumbline.operate;

import static java.util.stream.Collectors.toSet;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.DeltaLake;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * The main job: runs what must run again, checks it, publishes it, and tells what came out.
 *
 * <p>A job whose tables were made of the same things is not run (see {@link Plan}); so a second
 * night on the same exports changes nothing, and a killed run is finished by the next.
 */
public final class Nightly {

  private final SparkSession spark;
  private final Settings settings;
  private final String listing;
  private final Pipeline pipeline;
  private final Progress progress;
  private final Clock clock;

  /**
   * For one lake.
   *
   * @param listing the settings as they are kept with the run, secrets redacted
   */
  public Nightly(
      SparkSession spark,
      Settings settings,
      String listing,
      Pipeline pipeline,
      Progress progress,
      Clock clock) {
    this.spark = spark;
    this.settings = settings;
    this.listing = listing;
    this.pipeline = pipeline;
    this.progress = progress;
    this.clock = clock;
  }

  /** Runs what must run again. Returns what came out, line by line. */
  public List<String> run() {
    return run("nightly", stored(), book -> Plan.of(pipeline, book, log()));
  }

  /** Runs everything, whatever the lake holds and by whatever declarations. */
  public List<String> rebuild() {
    return run("rebuild", stored().fromNothing(), book -> Plan.ofEverything(pipeline, book));
  }

  /** Runs {@code jobs} alone, whether their tables hold or not. */
  public List<String> only(List<Job> jobs) {
    var names = jobs.stream().map(Job::name).collect(toSet());
    return run("run", stored(), book -> Plan.of(pipeline, book, log()).only(names));
  }

  private List<String> run(String command, DeltaLake lake, Function<RecipeBook, Plan> planning) {
    var runLog = new RunLog(spark, lake, clock);
    var book = RecipeBook.of(pipeline, hadoop(), CodeVersion.current(), settings.privacy().key());
    var run = RunRecord.begin(command, listing, book, clock);
    Lease lease = Lease.take(hadoop(), settings, run.id(), clock);
    try {
      Plan plan = planning.apply(book);
      run = run.withPlan(plan);
      plan.explanation().forEach(progress::say);
      new Production(lake, log(), settings, progress, run.id()).carryOut(plan);
      var summary = new RunSummary(lake, plan);
      run = run.withAsOf(summary.asOf());
      runLog.done(run);
      return summary.lines();
    } catch (Throwable e) {
      runLog.failed(run, e);
      throw e;
    } finally {
      lease.close();
    }
  }

  private DeltaLake stored() {
    return new DeltaLake(spark, settings.lake().root());
  }

  private CommitLog log() {
    return new CommitLog(hadoop(), settings.lake().root());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}

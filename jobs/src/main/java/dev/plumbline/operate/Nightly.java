package dev.plumbline.operate;

import static java.util.stream.Collectors.toSet;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.lake.OldVersions;
import dev.plumbline.text.lexicon.Rubric;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    return hold("nightly", stored(), book -> Plan.of(pipeline, book, log()), this::finish);
  }

  /** Runs everything, whatever the lake holds and by whatever declarations. */
  public List<String> rebuild() {
    return hold(
        "rebuild", stored().fromNothing(), book -> Plan.ofEverything(pipeline, book), this::finish);
  }

  /** Runs {@code jobs} alone, whether their tables hold or not; releases nothing. */
  public void only(List<Job> jobs) {
    var names = jobs.stream().map(Job::name).collect(toSet());
    hold(
        "run",
        stored(),
        book -> Plan.of(pipeline, book, log()).only(names),
        (plan, run) -> new Finish(run, List.of()));
  }

  /**
   * Tries the records in quarantine again: reads the exports of their sources anew, and makes what
   * follows from them. With an empty quarantine nothing is run.
   *
   * @param reason the only reason code to look at
   */
  public List<String> requeue(Optional<String> reason) {
    var requeue = Requeue.of(stored(), log(), reason);
    if (requeue.jobs().isEmpty()) {
      return requeue.outcome(stored());
    }
    List<String> outcome =
        new ArrayList<>(
            hold(
                "requeue",
                stored(),
                book -> Plan.of(pipeline, book, log()).again(requeue.jobs()),
                this::finish));
    outcome.addAll(0, requeue.outcome(stored()));
    return outcome;
  }

  private List<String> hold(
      String command,
      DeltaLake lake,
      Function<RecipeBook, Plan> planning,
      BiFunction<Plan, RunRecord, Finish> finishing) {
    var runLog = new RunLog(spark, lake, clock);
    var book = RecipeBook.of(pipeline, hadoop(), CodeVersion.current(), settings.privacy().key());
    var run = RunRecord.begin(command, listing, Rubric.of(settings.text()).name(), book, clock);
    Lease lease = Lease.take(hadoop(), settings, run.id(), clock);
    try {
      Plan plan = planning.apply(book);
      run = run.withPlan(plan);
      plan.explanation().forEach(progress::say);
      run =
          run.withIngested(
              new Production(lake, log(), settings, progress, run.id()).carryOut(plan));
      Finish finish = finishing.apply(plan, run);
      run = finish.run();
      runLog.done(run);
      return finish.outcome();
    } catch (Throwable e) {
      logFailed(runLog, run, e);
      throw e;
    } finally {
      lease.close();
    }
  }

  /** A lake that refuses this row as well must not hide why the run failed. */
  private static void logFailed(RunLog log, RunRecord run, Throwable failure) {
    try {
      log.failed(run, failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Finish finish(Plan plan, RunRecord begun) {
    var summary = new RunSummary(stored(), plan);
    RunRecord run = begun.withAsOf(summary.asOf());
    Optional<String> report = new Publication(stored(), settings, hadoop()).of(plan, run);
    new OldVersions(spark, settings.lake().root(), settings.nightly().keepVersions())
        .remove(plan.tablesToWrite(), clock.instant());
    List<String> outcome = new ArrayList<>(summary.lines());
    outcome.add(RunSummary.line("Tables", "%s", settings.lake().root()));
    report.ifPresent(path -> outcome.add(RunSummary.line("Report", "%s", path)));
    return new Finish(run, outcome);
  }

  private record Finish(RunRecord run, List<String> outcome) {}

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

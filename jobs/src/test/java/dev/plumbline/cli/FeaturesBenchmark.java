package dev.plumbline.cli;

import static java.util.Map.entry;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.operate.Nightly;
import dev.plumbline.operate.Progress;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * How long staged messages take to become a panel: {@code scripts/benchmark features}. Not a test.
 * The jobs run as a command runs them, side by side where none waits for another. Leak checks are
 * not among them; what fits the phases runs by itself and is printed apart. The session is that of
 * a command, with what the script says of a machine.
 *
 * <p>All is done several times in one JVM, in a lake of its own each time: first as a night does
 * it, then with warm code. Much of the first time goes to the JVM's compilers, whatever the size;
 * of the others the middle one counts: what else a machine does makes a pass slower, and the
 * compilers, which never come to an end, make a later one faster.
 *
 * <p>Messages of 36 months go to and fro between accounts with three contacts each and 200 reps, in
 * threads of four. Every fifth tells something of business, every tenth something of a life.
 */
public final class FeaturesBenchmark {

  private static final int WARM_PASSES = 3;
  private static final int REPS = 200;
  private static final int THREAD = 4;
  private static final long FIRST = 1_640_995_200L;
  private static final long SPAN = 1_096 * 86_400L;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Field ID = Field.required("id", LongType, "");
  private static final Set<Layer> MEASURED =
      EnumSet.of(Layer.CORE, Layer.FEATURES, Layer.MEASURES, Layer.RETENTION);
  private static final List<Table> EMPTY =
      List.of(Cases.TABLE, FieldHistory.TABLE, Opportunities.TABLE, Orders.TABLE);

  private final SparkSession spark;
  private final DeltaLake lake;
  private final Path folder;
  private final String pass;
  private final long accounts;
  private final long messages;

  private FeaturesBenchmark(
      SparkSession spark, Path folder, String pass, long accounts, long messages) {
    this.spark = spark;
    this.lake = new DeltaLake(spark, folder.resolve("lake").toString());
    this.folder = folder;
    this.pass = pass;
    this.accounts = accounts;
    this.messages = messages;
  }

  /**
   * Stages messages and measures.
   *
   * @param arguments {@code FOLDER ACCOUNTS MILLIONS}
   */
  public static void main(String[] arguments) {
    SparkSessions.with(
        spark -> {
          for (int pass = 0; pass <= WARM_PASSES; pass++) {
            new FeaturesBenchmark(
                    spark,
                    Path.of(arguments[0], String.valueOf(pass)),
                    pass == 0 ? "cold" : "warm",
                    Long.parseLong(arguments[1]),
                    Math.round(Double.parseDouble(arguments[2]) * 1e6))
                .run();
          }
          return 0;
        });
  }

  private void run() {
    stage();
    double sorted = seconds("read and write sorted", this::sort);
    double all = seconds("from staging to spells", () -> work(FeaturesBenchmark::isBeforePanel));
    double fitting =
        seconds("phases fitted, apart", () -> work(job -> makes(job, StageMonths.TABLE)));
    all += seconds("panel", () -> work(job -> makes(job, Panel.TABLE)));
    System.out.printf(
        Locale.ROOT,
        "%s: %d messages, %d accounts: %.1f s from staging to %d months at risk, %.1f s read and"
            + " written sorted, ratio %.2f (limit 3, wanted 1.5); fitting phases %.1f s, apart%n",
        pass,
        messages,
        accounts,
        all,
        lake.read(Panel.TABLE).count(),
        sorted,
        all / sorted,
        fitting);
  }

  /** As a command does: side by side where no job waits for another. */
  private void work(Predicate<Job> which) {
    Settings settings =
        Settings.load(config(), Map.of("lake.root", folder.resolve("lake").toString()));
    Pipeline pipeline = Pipeline.of(settings);
    new Nightly(spark, settings, "", pipeline, new Times(), Clock.systemUTC())
        .only(pipeline.jobs().stream().filter(which).toList());
  }

  private static boolean isBeforePanel(Job job) {
    return MEASURED.contains(job.writes().get(0).layer())
        && !makes(job, StageMonths.TABLE)
        && !makes(job, Panel.TABLE);
  }

  private static boolean makes(Job job, Table table) {
    return job.writes().contains(table);
  }

  /** Nothing but where the lake is. */
  private Path config() {
    try {
      return Files.writeString(folder.resolve("plumbline.conf"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be asked of any program that must see every message: read it, and put it in order. */
  private void sort() {
    Dataset<Row> staged = lake.read(Interactions.TABLE);
    staged
        .withColumn("of", expr("filter(participants, p -> not p.is_own)[0].domain_key"))
        .sort(expr("of"), Interactions.EVENT_AT.col())
        .drop("of")
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder.resolve("sorted").toString());
  }

  private void stage() {
    for (Table table : EMPTY) {
      lake.overwrite(table, rows(0, table, Map.of()));
    }
    Column account = concat(lit("salesforce:a"), ID.col());
    Column before = timestamp_seconds(lit(FIRST - SPAN));
    lake.overwrite(
        Accounts.TABLE,
        rows(
            accounts,
            Accounts.TABLE,
            Map.of(
                Accounts.SOURCE, lit("salesforce"),
                Accounts.ACCOUNT_ID, account,
                Accounts.DOMAIN_KEY, concat(lit("d"), ID.col()),
                Accounts.EMPLOYEES, pmod(xxhash64(ID.col()), lit(1000)).plus(10),
                Accounts.OWNER_ID, concat(lit("salesforce:r"), pmod(ID.col(), lit(REPS))),
                Accounts.EVENT_AT, before,
                Accounts.KNOWN_AT, before)));
    lake.overwrite(
        Contacts.TABLE,
        rows(
            3 * accounts,
            Contacts.TABLE,
            Map.of(
                Contacts.SOURCE, lit("salesforce"),
                Contacts.CONTACT_ID, concat(lit("salesforce:c"), ID.col()),
                Contacts.ACCOUNT_ID, concat(lit("salesforce:a"), third(ID.col())),
                Contacts.PERSON_KEY, concat(lit("p"), ID.col()),
                Contacts.DOMAIN_KEY, concat(lit("d"), third(ID.col())),
                Contacts.ROLE_FAMILY, lit("USER"),
                Contacts.SENIORITY, lit(1),
                Contacts.EVENT_AT, before,
                Contacts.KNOWN_AT, before)));
    lake.overwrite(
        Users.TABLE,
        rows(
            REPS,
            Users.TABLE,
            Map.of(
                Users.SOURCE, lit("salesforce"),
                Users.REP_ID, concat(lit("salesforce:r"), ID.col()),
                Users.PERSON_KEY, concat(lit("r"), ID.col()),
                Users.IS_ACTIVE, lit(true),
                Users.EVENT_AT, before,
                Users.KNOWN_AT, before)));
    Column start = pmod(xxhash64(ID.col(), lit("start")), lit(500));
    Column end = pmod(xxhash64(ID.col(), lit("end")), lit(1_500)).plus(600);
    lake.overwrite(
        Subscriptions.TABLE,
        rows(
            accounts,
            Subscriptions.TABLE,
            Map.of(
                Subscriptions.SOURCE, lit("salesforce"),
                Subscriptions.SUBSCRIPTION_ID, concat(lit("salesforce:s"), ID.col()),
                Subscriptions.ACCOUNT_ID, account,
                Subscriptions.PRODUCT_LINE, lit("all"),
                Subscriptions.START_DATE, day(start),
                Subscriptions.END_DATE, day(start.plus(end)),
                Subscriptions.KNOWN_AT, before)));
    Dataset<Row> told = rows(1, Conservation.TABLE, conserved("mail", "mbox"));
    for (String object : List.of("Account", "Contact", "Contract", "Case", "Opportunity")) {
      told = told.unionAll(rows(1, Conservation.TABLE, conserved("salesforce", object)));
    }
    lake.overwrite(Conservation.TABLE, told);
    lake.overwrite(
        Interactions.TABLE, Interactions.keyed(rows(messages, Interactions.TABLE, message())));
  }

  private Map<Field, Column> conserved(String source, String object) {
    return Map.ofEntries(
        entry(Conservation.SOURCE, lit(source)),
        entry(Conservation.FILE, lit(object)),
        entry(Conservation.OBJECT, lit(object)),
        entry(Conservation.ENTITY, lit(object.toLowerCase(Locale.ROOT))),
        entry(Conservation.RECORDS_READ, lit(messages)),
        entry(Conservation.ACCEPTED, lit(messages)),
        entry(Conservation.QUARANTINED, lit(0)),
        entry(Conservation.DUPLICATE, lit(0)),
        entry(Conservation.OUT_OF_SCOPE, lit(0)),
        entry(Conservation.FIRST_EVENT_AT, timestamp_seconds(lit(FIRST))),
        entry(Conservation.LAST_KNOWN_AT, timestamp_seconds(lit(FIRST + SPAN + 86_400))));
  }

  private Map<Field, Column> message() {
    Column account = pmod(ID.col(), lit(accounts));
    Column turn = floor(ID.col().divide(accounts));
    Column isOwn = pmod(turn, lit(2)).equalTo(0);
    Column second =
        floor(turn.multiply((double) SPAN * accounts / messages))
            .plus(pmod(xxhash64(ID.col()), lit(40_000)));
    Column at = timestamp_seconds(second.plus(FIRST));
    Column thread = account.plus(floor(turn.divide(THREAD)).multiply(accounts * THREAD));
    Column buyer =
        party(
            concat(
                lit("p"),
                account.multiply(3).plus(pmod(turn.divide(THREAD).cast(LongType), lit(3)))),
            concat(lit("d"), account),
            false,
            isOwn);
    Column seller =
        party(concat(lit("r"), pmod(account, lit(REPS))), lit(null).cast("string"), true, isOwn);
    Map<Field, Column> message = new HashMap<>();
    message.put(Interactions.SOURCE, lit("mail"));
    message.put(Interactions.INTERACTION_ID, concat(lit("mail:"), ID.col()));
    message.put(Interactions.CHANNEL, lit("EMAIL"));
    message.put(Interactions.EVENT_AT, at);
    message.put(Interactions.KNOWN_AT, at);
    message.put(Interactions.THREAD_KEY, concat(lit("mail:"), thread));
    message.put(
        Interactions.REPLY_TO_KEY,
        when(pmod(turn, lit(THREAD)).gt(0), concat(lit("mail:"), ID.col().minus(accounts))));
    message.put(Interactions.PARTICIPANTS, array(buyer, seller));
    message.put(Interactions.LOCAL_HOUR, pmod(xxhash64(ID.col(), lit("hour")), lit(24)));
    message.put(Interactions.LOCAL_WEEKDAY, pmod(ID.col(), lit(7)).plus(1));
    message.put(Interactions.SIZE_BYTES, pmod(xxhash64(ID.col(), lit("size")), lit(20_000)));
    message.put(Interactions.RUNG, lit("BODY"));
    message.put(Interactions.RUBRIC, lit("benchmark"));
    message.put(Interactions.LANGUAGE, lit("en"));
    message.put(Interactions.LEVEL_BUSINESS, level("business", 15));
    message.put(Interactions.LEVEL_PERSONAL, level("personal", 30));
    message.put(Interactions.TOPICS_BUSINESS, topic("business"));
    message.put(Interactions.TOPICS_PERSONAL, topic("personal"));
    for (Field count :
        List.of(
            Interactions.BUSINESS_PROBES,
            Interactions.PERSONAL_PROBES,
            Interactions.REPAIR_HITS,
            Interactions.GRACE_HITS,
            Interactions.DISCOVERY_HITS,
            Interactions.IDEA_HITS,
            Interactions.ROI_HITS,
            Interactions.PROACTIVE_HITS,
            Interactions.PRICE_HITS,
            Interactions.FORMALITY_HITS,
            Interactions.INTENT_HITS)) {
      message.put(
          count,
          when(pmod(xxhash64(ID.col(), lit(count.name())), lit(20)).equalTo(0), 1).otherwise(0));
    }
    message.put(
        Interactions.CONFLICT_HITS, when(drawn("conflict", 100).equalTo(0), 1).otherwise(0));
    message.put(Interactions.SENTENCES, lit(5));
    message.put(Interactions.TEMPLATE_HASH, concat(lit("t"), ID.col()));
    return message;
  }

  /** The levels 1 to 3 are drawn alike. */
  private static Column level(String what, int of) {
    Column drawn = drawn(what, of);
    return when(drawn.between(1, 3), drawn).otherwise(0);
  }

  private static Column topic(String what) {
    return shiftleft(lit(1L), 1).multiply(drawn(what + " topic", 2));
  }

  private static Column drawn(String what, int of) {
    return pmod(xxhash64(ID.col(), lit(what)), lit(of));
  }

  private static Column third(Column id) {
    return floor(id.divide(3));
  }

  private static Column day(Column days) {
    return timestamp_seconds(days.multiply(86_400).plus(FIRST - SPAN)).cast("date");
  }

  private static Column party(Column person, Column domain, boolean isOwn, Column isOwnWriting) {
    return struct(
        person.as("person_key"),
        domain.as("domain_key"),
        lit(isOwn).as("is_own"),
        when(isOwnWriting.equalTo(isOwn), "FROM").otherwise("TO").as("role"));
  }

  /** Rows of which only some columns are told; a yes or no that is not told is no. */
  private Dataset<Row> rows(long count, Table table, Map<Field, Column> told) {
    Column[] columns =
        table.fields().stream()
            .map(
                field ->
                    field.from(
                        told.getOrDefault(
                            field,
                            field.type().equals(BooleanType) && !field.nullable()
                                ? lit(false)
                                : lit(null))))
            .toArray(Column[]::new);
    return spark.range(0, count, 1, 8).select(columns);
  }

  /** Tells how long each job took, beside others. */
  private static final class Times implements Progress {

    @Override
    public void say(String line) {
      System.out.println(line);
    }

    @Override
    public void starts(int jobs) {}

    @Override
    public void started(String job) {}

    @Override
    public void finished(String job, long rows, Duration took) {
      System.out.printf(Locale.ROOT, "%8.1f s  %s, beside others%n", took.toMillis() / 1e3, job);
    }
  }

  /** The clock, and beside it what the processors did, which a busy machine changes less. */
  private static double seconds(String what, Runnable work) {
    long start = System.nanoTime();
    long worked = PROCESS.getProcessCpuTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processors = (PROCESS.getProcessCpuTime() - worked) / 1e9;
    System.out.printf(Locale.ROOT, "%8.1f s %8.1f of processors  %s%n", seconds, processors, what);
    return seconds;
  }
}

package dev.plumbline.ingest.calendar;

import dev.plumbline.config.CalendarSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.FoundFiles;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.People;
import dev.plumbline.privacy.PersonKeys;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** One pass over all calendars; many small files are few tasks. */
record CalendarScan(CalendarSettings calendar, PrivacySettings privacy, UnpackSettings unpack) {

  private static final Pattern ENDING = Pattern.compile("(?i)\\.(?:ics|ical|ifb|jsonl?).*$");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)[^/\\s@]+@[^/\\s@]+?(?=\\.(?:ics|ical|ifb|jsonl?)|/|$)");
  private static final int TASKS_PER_CORE = 2;
  private static final long SMALLEST_TASK = 1L << 20;

  /** Rows of {@link ScannedEntry}; none where no calendar is set. */
  Dataset<Row> rows(SparkSession spark) {
    if (calendar.path().isBlank()) {
      return spark.createDataFrame(List.of(), ScannedEntry.TABLE.schema());
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    FoundFiles found =
        FoundFiles.at("calendar", calendar.path(), unpack, context.hadoopConfiguration());
    List<FoundFile> calendars =
        found.files().stream().filter(file -> EntryFile.isOne(file) || file.isNamed()).toList();
    if (calendars.isEmpty()) {
      throw ExportException.missing("calendar", calendar.path() + " (*.ics, *.json)");
    }
    PersonKeys keys = PersonKeys.of(privacy, calendar.path(), found.areSamples());
    List<EntryFile> files = calendars.stream().map(file -> entryFile(file, keys)).toList();
    Broadcast<EntryRows> rows = context.broadcast(entryRows(keys));
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    TimeZone zone = TimeZone.getTimeZone(calendar.zone());
    UnpackSettings limits = unpack;
    return spark.createDataFrame(
        context
            .parallelize(files, tasks(files, context))
            .flatMap(file -> file.rows(rows.value(), zone, limits, hadoop.value().value())),
        ScannedEntry.TABLE.schema());
  }

  private EntryFile entryFile(FoundFile file, PersonKeys keys) {
    OptOut optOut = OptOut.of(privacy);
    boolean isOptedOut =
        Arrays.stream(file.name().split("/")).anyMatch(optOut::coversMailbox)
            || optOut.coversMailbox(file.folderName())
            || optOut.coversMailbox(ENDING.matcher(file.fileName()).replaceFirst(""));
    String masked =
        ADDRESS
            .matcher(file.name())
            .replaceAll(match -> Address.parse(match.group()).map(keys::person).orElse("masked"));
    return new EntryFile(file, masked, isOptedOut);
  }

  private EntryRows entryRows(PersonKeys keys) {
    return new EntryRows(
        keys,
        new People(keys, MailDomains.of(privacy), OptOut.of(privacy)),
        calendar.kindPatterns(),
        privacy.textMode() != TextMode.NONE);
  }

  private static int tasks(List<EntryFile> files, JavaSparkContext context) {
    long bytes = files.stream().mapToLong(file -> file.file().length()).sum();
    long wanted = (long) TASKS_PER_CORE * context.defaultParallelism();
    return (int) Math.max(1, Math.min(files.size(), Math.min(wanted, bytes / SMALLEST_TASK)));
  }
}

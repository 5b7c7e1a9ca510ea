package dev.plumbline.ingest.mail;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.Shares;
import dev.plumbline.ingest.mail.mbox.MailFolder;
import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.ingest.mail.mbox.Stretch;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** One pass over all mail, by stretches of files. */
record MailScan(
    MailSettings mail, PrivacySettings privacy, TextSettings text, UnpackSettings unpack) {

  private static final long LARGEST_STRETCH = 128L << 20;
  private static final long SMALLEST_TASK = 4L << 20;
  private static final int TASKS_PER_CORE = 2;

  /** Rows of {@link Scanned}; none where no mail is set. */
  Dataset<Row> rows(SparkSession spark) {
    if (mail.path().isBlank()) {
      return spark.createDataFrame(List.of(), Scanned.TABLE.schema());
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    MailFolder folder =
        MailFolder.list(mail.path(), privacy, unpack, context.hadoopConfiguration());
    List<Stretch> stretches = Stretch.of(folder.files(), LARGEST_STRETCH);
    List<List<Stretch>> tasks = Shares.of(stretches, Stretch::weight, tasks(stretches, context));
    Broadcast<MessageRows> messages = context.broadcast(messages(folder.keys()));
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    MailSettings of = mail;
    UnpackSettings limits = unpack;
    Dataset<Row> scanned =
        spark.createDataFrame(
            context
                .parallelize(tasks, tasks.size())
                .flatMap(List::iterator)
                .flatMap(stretch -> rows(stretch, messages, of, limits, hadoop)),
            Scanned.TABLE.schema());
    boolean hasTraces = folder.files().stream().anyMatch(file -> file.format() == MailFormat.TRACE);
    return hasTraces ? Traces.withWhatCopiesTell(scanned) : scanned;
  }

  private static Iterator<Row> rows(
      Stretch stretch,
      Broadcast<MessageRows> messages,
      MailSettings mail,
      UnpackSettings unpack,
      Broadcast<SerializableConfiguration> hadoop) {
    return new StretchRows(stretch, messages.value(), mail, unpack, hadoop.value().value());
  }

  MessageRows messages(PersonKeys keys) {
    OptOut optOut = OptOut.of(privacy);
    return new MessageRows(
        keys,
        optOut,
        new Participants(keys, MailDomains.of(privacy), optOut),
        new Scores(privacy.textMode(), scorer(), keys),
        privacy.textMode());
  }

  /** Nobody waits for lexica where the words of mail are not read. */
  private TextScorer scorer() {
    return privacy.textMode() == TextMode.NONE ? null : new TextScorer(Lexica.of(text));
  }

  private static int tasks(List<Stretch> stretches, JavaSparkContext context) {
    long bytes = stretches.stream().mapToLong(Stretch::weight).sum();
    long wanted =
        Math.max(bytes / LARGEST_STRETCH, (long) TASKS_PER_CORE * context.defaultParallelism());
    long sensible = Math.min(wanted, bytes / SMALLEST_TASK);
    return (int) Math.max(1, Math.min(stretches.size(), sensible));
  }
}

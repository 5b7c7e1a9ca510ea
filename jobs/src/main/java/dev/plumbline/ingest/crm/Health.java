package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.errors.ExportException;
import dev.plumbline.ingest.crm.shape.Reason;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The first query over a scan: it finds what makes an export worthless, and where it ends.
 *
 * <p>An export does not say when it was made. It ends, as far as its records tell, a year after the
 * day before which 999 of 1,000 were last touched; what claims to be later is a slip.
 *
 * @param source for messages
 * @param needsAccounts whether an export without accounts is worthless
 */
record Health(String source, boolean needsAccounts) {

  private static final Field RECORDS = required("records", LongType, "Records that are so wrong");
  private static final double NEARLY_ALL = .999;
  private static final int SLACK_DAYS = 366;
  private static final long DAY_MICROS = 86_400_000_000L;

  /**
   * The end of the export, in microseconds.
   *
   * @throws ExportException if a file is damaged, or no account can be read
   */
  long check(Dataset<Row> outcomes, List<ExportFile> files) {
    Column place = struct(Intake.FILE.col(), Intake.LINE.col(), Intake.REASON.col());
    Column isAccount = Intake.isOf(Accounts.TABLE);
    Column day = Intake.KNOWN_MICROS.col().divide(DAY_MICROS).cast(LongType);
    Row health =
        outcomes
            .agg(
                min(when(Intake.IS_FATAL.col(), place)),
                count_if(isAccount.and(Outcomes.is(Outcomes.ACCEPTED))),
                sum(Intake.RECORDS.col()),
                percentile(day, lit(NEARLY_ALL)))
            .first();
    if (!health.isNullAt(0)) {
      throw damage(health.getStruct(0), files);
    }
    if (needsAccounts && health.getLong(1) == 0) {
      throw ExportException.noAccounts(source, health.getLong(2), commonest(outcomes));
    }
    return health.isNullAt(3)
        ? Long.MAX_VALUE
        : ((long) health.getDouble(3) + SLACK_DAYS) * DAY_MICROS;
  }

  /** What most records in quarantine are wrong in; blank if there are none. */
  private static String commonest(Dataset<Row> outcomes) {
    Dataset<Row> reasons =
        outcomes
            .where(Intake.REASON.col().isNotNull())
            .groupBy(Intake.OBJECT.col(), Intake.WRONG_COLUMN.col(), Intake.REASON.col())
            .agg(RECORDS.from(count(lit(1))))
            .orderBy(
                RECORDS.col().desc(),
                Intake.OBJECT.col(),
                Intake.WRONG_COLUMN.col(),
                Intake.REASON.col());
    if (reasons.isEmpty()) {
      return "";
    }
    Row most = reasons.first();
    String column = most.getString(1).isEmpty() ? "" : " in " + most.getString(1);
    return "%s%s of %s".formatted(most.getString(2), column, most.getString(0));
  }

  private ExportException damage(Row place, List<ExportFile> files) {
    String name = place.getString(0);
    long line = place.getLong(1);
    return switch (Reason.valueOf(place.getString(2))) {
      case CUT -> ExportException.cut(name, line);
      case ENCODING ->
          ExportException.encoding(name, line, charset(name, files), source + ".encoding");
      case UNPACKED_TOO_FAR -> ExportException.bomb(name, line);
      default -> ExportException.damaged(name, line);
    };
  }

  private static String charset(String name, List<ExportFile> files) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .map(file -> file.encoding().charset())
        .findFirst()
        .orElseThrow();
  }
}

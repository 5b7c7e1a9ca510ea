package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** What was captured of which source, from when to when: silence is not absence (law 5). */
public final class Coverage {

  /** Source and object of all mail, whatever its format. */
  public static final String MAIL = "mail";

  /** Entities that {@link AccountMonths} tells the coverage of. */
  public static final String CASE = "case";

  public static final String TASK = "task";
  public static final String MEETING = "meeting";

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field OBJECT = required("object", StringType, "Object, or mail");
  public static final Field ENTITY =
      required(
          "entity",
          StringType,
          "What its records are, whatever the system calls them: account, case, task, meeting, mail and so on");
  public static final Field STATUS = required("status", StringType, "CAPTURED, EMPTY or ABSENT");
  public static final Field FIRST_MONTH = optional("first_month", DateType, "First month captured");
  public static final Field LAST_MONTH =
      optional("last_month", DateType, "Last month captured whole");
  public static final Field RECORDS = required("records", LongType, "Records accepted");
  public static final Field RECORDS_WITH_ACCOUNT =
      optional(
          "records_with_account",
          LongType,
          "Of the messages accepted, those that concern a known account; null but for mail");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "coverage",
          List.of(SOURCE, OBJECT),
          List.of(
              SOURCE,
              OBJECT,
              ENTITY,
              STATUS,
              FIRST_MONTH,
              LAST_MONTH,
              RECORDS,
              RECORDS_WITH_ACCOUNT));

  private Coverage() {}
}

package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Centres, scales and priors, learned on the reference period alone; method sections 3 and 6.2. */
public final class References {

  public static final Field MEASURE =
      required("measure", StringType, "Measure, such as depth_business or rate_business_strategic");
  public static final Field CENTER =
      optional("center", DoubleType, "Mean over the reference accounts");
  public static final Field SCALE =
      optional("scale", DoubleType, "Standard deviation over them; null of fewer than two");
  public static final Field PRIOR = optional("prior", DoubleType, "Prior rate of a shrunk rate");
  public static final Field KAPPA =
      optional("kappa", DoubleType, "Prior exposure of a shrunk rate");
  public static final Field ROWS =
      required("rows", LongType, "Accounts behind it: those in touch at the end of the period");
  public static final Field FIRST_MONTH =
      required("first_month", DateType, "First month of the reference period");
  public static final Field LAST_MONTH =
      required("last_month", DateType, "Last month of the reference period");

  public static final Table TABLE =
      new Table(
          Layer.MEASURES,
          "references",
          List.of(MEASURE),
          List.of(MEASURE, CENTER, SCALE, PRIOR, KAPPA, ROWS, FIRST_MONTH, LAST_MONTH));

  private References() {}
}

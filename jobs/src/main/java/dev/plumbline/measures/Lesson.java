package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.var_samp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is made of the parts and wholes of the reference accounts.
 *
 * <p>All measures go through one small query, a row for each account and measure: an aggregate for
 * every figure of every measure is code that takes far longer to compile than to run.
 */
enum Lesson {
  /** Center and scale. */
  STANDARD,
  /** Prior and kappa, by {@link ShrunkRate}. */
  SHRUNK_RATE,
  /** Center alone. */
  GROUP_MEAN;

  private static final Field LESSON = required("lesson", StringType, "What is learned");
  private static final Field PART = optional("part", DoubleType, "Of an account");
  private static final Field WHOLE = optional("whole", DoubleType, "Of an account");
  private static final Field POOLED = optional("pooled", DoubleType, "All parts by all wholes");
  private static final Field VARIANCE = optional("variance", DoubleType, "Of part by whole");
  private static final Field INVERSE = optional("inverse", DoubleType, "Mean of one by whole");

  /**
   * Rows of {@link References} without the period, one for each of {@code what}: of a measure that
   * no account has, too.
   */
  static Dataset<Row> learned(Dataset<Row> accounts, List<? extends Learned> what) {
    Column pooled = POOLED.col();
    Column kappa = ShrunkRate.kappa(pooled, VARIANCE.col(), INVERSE.col());
    return told(accounts, what)
        .groupBy(References.MEASURE.col(), LESSON.col())
        .agg(
            References.ROWS.from(count(ofCounted(PART.col()))),
            POOLED.from(sum(ofCounted(PART.col())).divide(sum(ofCounted(WHOLE.col())))),
            VARIANCE.from(var_samp(ofCounted(PART.col().divide(WHOLE.col())))),
            INVERSE.from(avg(ofCounted(lit(1.0).divide(WHOLE.col())))))
        .select(
            References.MEASURE.col(),
            References.CENTER.from(when(not(SHRUNK_RATE.is()), pooled)),
            References.SCALE.from(when(STANDARD.is(), sqrt(VARIANCE.col()))),
            References.PRIOR.from(when(SHRUNK_RATE.is(), pooled)),
            References.KAPPA.from(when(SHRUNK_RATE.is(), kappa)),
            References.ROWS.col());
  }

  /** A row for each account and measure, and one of nobody for each measure. */
  private static Dataset<Row> told(Dataset<Row> accounts, List<? extends Learned> what) {
    List<Column> ofAccount = new ArrayList<>();
    List<Column> ofNobody = new ArrayList<>();
    for (Learned learned : what) {
      ofAccount.add(told(learned, learned.part(), learned.whole()));
      ofNobody.add(told(learned, lit(null), lit(null)));
    }
    return accounts
        .select(rows(ofAccount))
        .unionAll(accounts.agg(count(lit(1))).select(rows(ofNobody)));
  }

  private static Column told(Learned learned, Column part, Column whole) {
    return struct(
        References.MEASURE.from(lit(learned.reference().measure())),
        LESSON.from(lit(learned.lesson().name())),
        PART.from(part),
        WHOLE.from(whole));
  }

  private static Column rows(List<Column> structs) {
    return inline(array(structs.toArray(Column[]::new)));
  }

  private static Column ofCounted(Column figure) {
    return when(WHOLE.col().gt(0), figure);
  }

  private Column is() {
    return LESSON.col().equalTo(name());
  }
}

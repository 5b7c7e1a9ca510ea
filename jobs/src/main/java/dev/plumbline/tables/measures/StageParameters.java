package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * What phases are told by, learned on the reference period alone; method section 11.
 *
 * <p>RULE: thresholds and priors. HMM2, HMM3 and HMM4: Poisson hidden Markov models of two to four
 * states, of which HMM3 is used and the others are there to be compared by bic; none where too few
 * deep messages were seen to learn them from.
 */
public final class StageParameters {

  public static final String RULE = "RULE";

  /** The model with so many states. */
  public static String model(int states) {
    return "HMM" + states;
  }

  public static final Field MODEL = required("model", StringType, "RULE, HMM2, HMM3 or HMM4");
  public static final Field PARAMETER =
      required(
          "parameter",
          StringType,
          "rate_…: deep messages in one message; transition: from state to to_state in a month; initial: in the first month; threshold_…, prior_…, kappa_…: of the rule; log_likelihood, bic, iterations, is_converged, months, accounts");
  public static final Field STATE =
      required("state", IntegerType, "State, 1 the shallowest; 0 for the whole model");
  public static final Field TO_STATE =
      required("to_state", IntegerType, "Of a transition, the state it leads to; else 0");
  public static final Field VALUE = required("value", DoubleType, "Its value");
  public static final Field FIRST_MONTH =
      required("first_month", DateType, "First month of the reference period");
  public static final Field LAST_MONTH =
      required("last_month", DateType, "Last month of the reference period");

  public static final Table TABLE =
      new Table(
          Layer.MEASURES,
          "stage_parameters",
          List.of(MODEL, PARAMETER, STATE, TO_STATE),
          List.of(MODEL, PARAMETER, STATE, TO_STATE, VALUE, FIRST_MONTH, LAST_MONTH));

  private StageParameters() {}
}

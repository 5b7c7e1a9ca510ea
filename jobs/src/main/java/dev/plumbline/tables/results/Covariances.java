package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * How the coefficients of a fit vary together: the robust covariance behind {@link
 * Coefficients#SE_ROBUST}, both triangles and the diagonal. One row per model, estimator and
 * ordered pair of terms. Method, section 18.2 ({@code st_vcov}).
 */
public final class Covariances {

  public static final Field MODEL_ID = Fits.MODEL_ID;
  public static final Field ESTIMATOR = Fits.ESTIMATOR;
  public static final Field TERM = Coefficients.TERM;
  public static final Field OTHER_TERM =
      required("other_term", StringType, "The other term of the pair, or the same one");
  public static final Field COVARIANCE =
      required("covariance", DoubleType, "Robust covariance of the two estimates");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "covariances",
          List.of(MODEL_ID, ESTIMATOR, TERM, OTHER_TERM),
          List.of(MODEL_ID, ESTIMATOR, TERM, OTHER_TERM, COVARIANCE));

  private Covariances() {}
}

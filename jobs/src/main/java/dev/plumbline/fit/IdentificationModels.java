package dev.plumbline.fit;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.standardised;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The models that ask whether what depth seems to do may be something else; method section 17.2,
 * D2, D3 and D6, and 15.14. No hypothesis is judged by them.
 */
final class IdentificationModels {

  /** Depth and value, and signs of leaving. */
  static final String INTENT = "M6I";

  /** A depth that means nothing in the place of depth. */
  static final String PLACEBO = "M4P";

  /** Depth before it was shrunk, and value: what error of measurement does to them. */
  static final String UNSHRUNK = "M6R";

  /** The longest lag of the profile. */
  static final int LONGEST_LAG = 12;

  /** Exits that are none of the customer's doing: depth cannot prevent them. */
  static final List<String> NEGATIVE_CONTROLS = List.of("MERGER", "BANKRUPTCY");

  private IdentificationModels() {}

  /** All of them, to be fitted beside {@link RetentionModels}. */
  static List<ModelSpec> all() {
    return Stream.of(
            Panel.LAGS.stream().map(IdentificationModels::atLag),
            Stream.of(
                RetentionModels.model(
                    INTENT,
                    Panel.EVENT,
                    List.of(
                        RetentionModels.DEPTH_TERM,
                        RetentionModels.VALUE_TERM,
                        asMeasured(Panel.INTENT)),
                    1),
                RetentionModels.model(
                    PLACEBO, Panel.EVENT, List.of(standardised(Panel.DEPTH_PLACEBO)), 1),
                RetentionModels.model(
                        UNSHRUNK,
                        Panel.EVENT,
                        List.of(standardised(Panel.DEPTH_RAW), RetentionModels.VALUE_TERM),
                        1)
                    .withHalves(Panel.DEPTH_HALVES)),
            NEGATIVE_CONTROLS.stream().map(IdentificationModels::negativeControl))
        .flatMap(models -> models)
        .toList();
  }

  /** Depth as it was known some months earlier. */
  static String lagged(int lag) {
    return RetentionModels.DEPTH + "L" + lag;
  }

  /** Depth, for another exit. */
  static String ofExit(String exit) {
    return RetentionModels.DEPTH + "_" + exit;
  }

  private static ModelSpec atLag(int lag) {
    return RetentionModels.model(
        lagged(lag), Panel.EVENT, List.of(standardised(Panel.DEPTH_AT.get(lag))), lag);
  }

  private static ModelSpec negativeControl(String exit) {
    return RetentionModels.model(
        ofExit(exit), happened(exit), List.of(RetentionModels.DEPTH_TERM), 1);
  }

  /** {@code panel} with a column for each of the exits that these models explain. */
  static Dataset<Row> withExits(Dataset<Row> panel) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String exit : NEGATIVE_CONTROLS) {
      columns.put(happened(exit).name(), happened(exit).from(Panel.EXIT_CODE.col().equalTo(exit)));
    }
    return panel.withColumns(columns);
  }

  private static Field happened(String exit) {
    return Field.required(
        "is_" + exit, IntegerType, "1 if this exit happened in the month, else 0");
  }
}

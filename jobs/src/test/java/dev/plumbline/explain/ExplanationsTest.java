package dev.plumbline.explain;

import static dev.plumbline.tables.results.Contributions.CHANGE;
import static dev.plumbline.tables.results.Contributions.COMPONENT;
import static dev.plumbline.tables.results.Contributions.CONTRIBUTION;
import static dev.plumbline.tables.results.Contributions.MONTH;
import static dev.plumbline.tables.results.Contributions.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Contributions;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ExplanationsTest {

  private static final String FITTED =
      """
      model_id | estimator | is_primary
      MJ       | efron_cox | true
      MJ       | cloglog   | false
      M4       | efron_cox | true
      """;

  private final TableText tables;

  ExplanationsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void changeIsThatSinceTheMonthBeforeAndUnknownWhereItWasNotSeen() {
    Dataset<Row> rows =
        explained(
            """
            account_id | month      | depth_from_usual | depth_from_business_strategic | value_from_sla
            a          | 2024-01-01 | -0.5             | 0.25                          | null
            a          | 2024-02-01 | -0.5             | 1                             | 0.5
            b          | 2024-02-01 | null             | null                          | null
            """,
            "model_id | estimator | term");

    tables.expect(
        rows.select(MONTH.col(), TARGET.col(), COMPONENT.col(), CONTRIBUTION.col(), CHANGE.col()),
        """
        month      | target | component          | contribution | change
        2024-01-01 | DEPTH  | usual              | -0.5         | null
        2024-01-01 | DEPTH  | business_strategic | 0.25         | null
        2024-02-01 | DEPTH  | usual              | -0.5         | 0
        2024-02-01 | DEPTH  | business_strategic | 1            | 0.75
        2024-02-01 | VALUE  | sla                | 0.5          | null
        """);
  }

  /** Depth is (1.5 - 0.5) / 2 = .5 deviations above the rows of the fit: -.4 of it is -.2. */
  @Test
  void riskIsTheCoefficientOfThePrimaryFitTimesItsTerm() {
    Dataset<Row> rows =
        explained(
            """
            account_id | month      | depth_recent | conflict
            a          | 2024-01-01 | 1.5          | 1
            b          | 2024-01-01 | 1.5          | 0
            """,
            """
            model_id | estimator | term                    | estimate | mean | standard_deviation
            MJ       | efron_cox | depth_recent            | -0.4     | 0.5  | 2
            MJ       | efron_cox | conflict                | 0.7      | 0.1  | 0.3
            MJ       | efron_cox | depth_recent × conflict | 0.2      | 0.5  | 2
            MJ       | cloglog   | depth_recent            | -9       | 0.5  | 2
            M4       | efron_cox | depth_recent            | -8       | 0.5  | 2
            """);

    tables.expect(
        rows.select(
            Contributions.ACCOUNT_ID.col(), TARGET.col(), COMPONENT.col(), CONTRIBUTION.col()),
        """
        account_id | target | component               | contribution
        a          | RISK   | depth_recent            | -0.2
        a          | RISK   | conflict                | 0.7
        a          | RISK   | depth_recent × conflict | 0.1
        b          | RISK   | depth_recent            | -0.2
        b          | RISK   | conflict                | 0
        b          | RISK   | depth_recent × conflict | 0
        """);
  }

  @Test
  void nothingIsSaidAboutRiskWhereTheModelWasRefused() {
    Dataset<Row> rows =
        explained(
            """
            account_id | month      | depth_recent | conflict
            a          | 2024-01-01 | 1.5          | 1
            """,
            "model_id | estimator | term");

    assertThat(rows.count()).isZero();
  }

  /** From March on b is known to keep its distance; nothing is known of a. */
  @Test
  void orientationCountsFromItsMonthOn() {
    Dataset<Row> rows =
        Explanations.of(
            tables.given(
                RelationshipMonths.TABLE,
                """
                account_id | month      | push
                a          | 2024-03-01 | 1
                b          | 2024-02-01 | 1
                b          | 2024-03-01 | 1
                """),
            tables.given(
                Orientations.TABLE,
                """
                account_id | month      | arms_length | arms_unknown
                b          | 2024-03-01 | 1           | 0
                """),
            tables.given(Fits.TABLE, FITTED),
            tables.given(
                Coefficients.TABLE,
                """
                model_id | estimator | term                | estimate | mean | standard_deviation
                MJ       | efron_cox | push × arms_length  | 0.5      | 0.2  | 0.4
                MJ       | efron_cox | push × arms_unknown | 0.1      | 0.2  | 0.4
                """));

    tables.expect(
        rows.select(
            Contributions.ACCOUNT_ID.col(), MONTH.col(), COMPONENT.col(), CONTRIBUTION.col()),
        """
        account_id | month      | component           | contribution
        a          | 2024-03-01 | push × arms_unknown | 0.2
        b          | 2024-02-01 | push × arms_unknown | 0.2
        b          | 2024-03-01 | push × arms_length  | 1
        """);
  }

  private Dataset<Row> explained(String months, String coefficients) {
    return Explanations.of(
        tables.given(RelationshipMonths.TABLE, months),
        tables.none(Orientations.TABLE),
        tables.given(Fits.TABLE, FITTED),
        tables.given(Coefficients.TABLE, coefficients));
  }
}

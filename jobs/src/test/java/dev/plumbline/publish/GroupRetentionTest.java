package dev.plumbline.publish;

import static dev.plumbline.tables.published.RetentionCurves.ACCOUNTS;
import static dev.plumbline.tables.published.RetentionCurves.AT_RISK;
import static dev.plumbline.tables.published.RetentionCurves.GROUP_LABEL;
import static dev.plumbline.tables.published.RetentionCurves.IS_SUPPRESSED;
import static dev.plumbline.tables.published.RetentionCurves.RETENTION;
import static dev.plumbline.tables.published.RetentionCurves.TENURE_MONTH;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.tables.results.Curves;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class GroupRetentionTest {

  private static final GroupRetention RETENTION_OF_TEN = new GroupRetention(10, 3);

  private final TableText tables;

  GroupRetentionTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aMonthWithFewAtRiskIsWithheldWithTheSmallestOtherGroup() {
    tables.expect(
        published(
            """
            group_variable | landmark_month | group_label | tenure_month | accounts | reps | at_risk | retention
            depth          | 12             | 1 lowest    | 13           | 30       | 5    | 30      | 0.91234567894
            depth          | 12             | 2 middle    | 13           | 30       | 5    | 30      | 0.9
            depth          | 12             | 3 highest   | 13           | 30       | 5    | 30      | 0.9
            depth          | 12             | all         | 13           | 90       | 5    | 90      | 0.9
            depth          | 12             | 1 lowest    | 14           | 30       | 5    | 9       | 0.8
            depth          | 12             | 2 middle    | 14           | 30       | 5    | 20      | 0.8
            depth          | 12             | 3 highest   | 14           | 30       | 5    | 15      | 0.8
            depth          | 12             | all         | 14           | 90       | 5    | 44      | 0.8
            """),
        """
        group_label | tenure_month | accounts | at_risk | retention   | is_suppressed
        1 lowest    | 13           | 30       | 30      | 0.9123456789 | false
        2 middle    | 13           | 30       | 30      | 0.9         | false
        3 highest   | 13           | 30       | 30      | 0.9         | false
        all         | 13           | 90       | 90      | 0.9         | false
        1 lowest    | 14           | null     | null    | null        | true
        2 middle    | 14           | 30       | 20      | 0.8         | false
        3 highest   | 14           | null     | null    | null        | true
        all         | 14           | 90       | 44      | 0.8         | false
        """);
  }

  /** In month 14 the small group is gone, so that the second would be all less the third. */
  @Test
  void aGroupOfFewRepsIsWithheldWholeWithTheSmallestOtherGroup() {
    tables.expect(
        published(
                """
                group_variable | landmark_month | group_label | tenure_month | accounts | reps | at_risk | retention
                value          | 12             | 1 lowest    | 13           | 30       | 2    | 30      | 0.9
                value          | 12             | 2 middle    | 13           | 40       | 5    | 30      | 0.9
                value          | 12             | 3 highest   | 13           | 35       | 5    | 32      | 0.9
                value          | 12             | 2 middle    | 14           | 40       | 5    | 28      | 0.9
                value          | 12             | 3 highest   | 14           | 35       | 5    | 30      | 0.9
                value          | 12             | all         | 14           | 105      | 6    | 58      | 0.9
                """)
            .select(GROUP_LABEL.col(), TENURE_MONTH.col(), ACCOUNTS.col()),
        """
        group_label | tenure_month | accounts
        1 lowest    | 13           | null
        2 middle    | 13           | 40
        3 highest   | 13           | null
        2 middle    | 14           | null
        3 highest   | 14           | null
        all         | 14           | 105
        """);
  }

  @Test
  void twoGroupsWithFewAtRiskHideEachOther() {
    tables.expect(
        published(
                """
                group_variable | landmark_month | group_label | tenure_month | accounts | reps | at_risk | retention
                depth          | 12             | 1 lowest    | 14           | 30       | 5    | 9       | 0.8
                depth          | 12             | 2 middle    | 14           | 30       | 5    | 8       | 0.8
                depth          | 12             | 3 highest   | 14           | 30       | 5    | 15      | 0.8
                depth          | 12             | all         | 14           | 90       | 5    | 32      | 0.8
                """)
            .select(GROUP_LABEL.col(), AT_RISK.col()),
        """
        group_label | at_risk
        1 lowest    | null
        2 middle    | null
        3 highest   | 15
        all         | 32
        """);
  }

  /** How customers left otherwise is no curve of who stayed. */
  @Test
  void incidencesOfExitsAreNotPublished() {
    tables.expect(
        published(
                """
                group_variable | landmark_month | group_label | curve     | tenure_month | accounts | reps | at_risk | retention
                depth          | 12             | all         | RETENTION | 13           | 90       | 5    | 90      | 0.9
                depth          | 12             | all         | MERGER    | 13           | 90       | 5    | 90      | 0.98
                """)
            .select(GROUP_LABEL.col(), RETENTION.col()),
        """
        group_label | retention
        all         | 0.9
        """);
  }

  private Dataset<Row> published(String curves) {
    Column curve = Curves.CURVE.from(coalesce(Curves.CURVE.col(), lit(Curves.STAYING)));
    return RETENTION_OF_TEN
        .of(tables.given(Curves.TABLE, curves).withColumn(Curves.CURVE.name(), curve))
        .select(
            GROUP_LABEL.col(),
            TENURE_MONTH.col(),
            ACCOUNTS.col(),
            AT_RISK.col(),
            RETENTION.col(),
            IS_SUPPRESSED.col());
  }
}

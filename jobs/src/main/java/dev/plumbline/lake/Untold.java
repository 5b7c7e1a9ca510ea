package dev.plumbline.lake;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;

/**
 * Columns that are null in every row, as the plan of the rows says and nobody need look for.
 *
 * <p>Delta reads a column that a file lacks as null. To write it costs each row as much as a number
 * does, and a list of people as much as three texts.
 */
public final class Untold {

  private Untold() {}

  /** {@code rows} without those columns of {@code table}. */
  public static Dataset<Row> leftOut(Table table, Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    String[] untold =
        table.fields().stream()
            .filter(Field::nullable)
            .map(Field::name)
            .filter(
                name ->
                    asJava(plan.output()).stream()
                        .anyMatch(column -> column.name().equals(name) && isNull(column, plan)))
            .toArray(String[]::new);
    return rows.drop(untold);
  }

  /** Of joins and unions nothing is concluded. */
  private static boolean isNull(Attribute column, LogicalPlan plan) {
    if (plan instanceof Filter filter) {
      return isNull(column, filter.child());
    }
    return plan instanceof Project project
        && asJava(project.projectList()).stream()
            .filter(told -> told.exprId().equals(column.exprId()))
            .anyMatch(told -> isNull(value(told), project.child()));
  }

  private static boolean isNull(Expression value, LogicalPlan below) {
    return value instanceof Attribute column
        ? isNull(column, below)
        : value instanceof Literal literal && literal.value() == null;
  }

  private static Expression value(NamedExpression told) {
    Expression value = told instanceof Alias alias ? alias.child() : (Expression) told;
    while (value instanceof Cast cast) {
      value = cast.child();
    }
    return value;
  }
}

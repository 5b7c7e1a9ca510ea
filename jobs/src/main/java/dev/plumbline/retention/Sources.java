package dev.plumbline.retention;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What stays are told from.
 *
 * @param accounts rows of {@link dev.plumbline.tables.core.Accounts}
 * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
 * @param subscriptions rows of {@link dev.plumbline.tables.staging.Subscriptions}
 * @param opportunities rows of {@link dev.plumbline.tables.staging.Opportunities}
 * @param fieldHistory rows of {@link dev.plumbline.tables.staging.FieldHistory}
 * @param orders rows of {@link dev.plumbline.tables.staging.Orders}
 * @param references rows of {@link dev.plumbline.tables.measures.References}
 */
public record Sources(
    Dataset<Row> accounts,
    Dataset<Row> accountMonths,
    Dataset<Row> subscriptions,
    Dataset<Row> opportunities,
    Dataset<Row> fieldHistory,
    Dataset<Row> orders,
    Dataset<Row> references) {}

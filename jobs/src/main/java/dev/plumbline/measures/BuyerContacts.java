package dev.plumbline.measures;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.DIRECTION;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.KNOWN_MONTH;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.SENDER_KEY;
import static dev.plumbline.tables.measures.RelationshipMonths.BUYER_CONTACTS;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_ym_interval;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.AddressKey;
import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many people of an account wrote to us in the base window. */
final class BuyerContacts {

  private static final String INBOUND = "INBOUND";
  private static final Field SERVED =
      required("served", createArrayType(DateType), "Months whose base window holds a message");

  private BuyerContacts() {}

  /** One row per account and month with any; a person counts once. */
  static Dataset<Row> perMonth(Dataset<Row> interactions) {
    Column first = add_months(KNOWN_MONTH.col(), 1);
    Column last = add_months(MONTH.col(), -Span.BASE.from());
    Column served = sequence(first, last, make_ym_interval(lit(0), lit(1)));

    return interactions
        .where(
            IS_HUMAN
                .col()
                .and(DIRECTION.col().equalTo(INBOUND))
                .and(AddressKey.isPerson(SENDER_KEY.col())))
        .where(first.leq(last))
        .groupBy(ACCOUNT_ID.col(), SENDER_KEY.col())
        .agg(SERVED.from(array_distinct(flatten(collect_set(served)))))
        .select(ACCOUNT_ID.col(), explode(SERVED.col()).as(MONTH.name()))
        .groupBy(ACCOUNT_ID.col(), MONTH.col())
        .agg(BUYER_CONTACTS.from(count(lit(1))));
  }
}

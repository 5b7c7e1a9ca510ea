package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Identities.ACCOUNT_ID;
import static dev.plumbline.tables.core.Identities.CLAIMS;
import static dev.plumbline.tables.core.Identities.CONTACT_ID;
import static dev.plumbline.tables.core.Identities.IDENTITY_KEY;
import static dev.plumbline.tables.core.Identities.KIND;
import static dev.plumbline.tables.core.Identities.PERSON_KEY;
import static dev.plumbline.tables.core.Identities.ROLE_FAMILY;
import static dev.plumbline.tables.core.Identities.RULE;
import static dev.plumbline.tables.core.Identities.SENIORITY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Contacts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The account of a person, by the CRM's own links between contacts and accounts.
 *
 * <p>Somebody whom contacts of several accounts stand for belongs to none of them: a consultant,
 * say. Deleted contacts speak only where no living one does. A contact speaks for all its
 * addresses, and whoever writes from any of them is one person.
 */
final class PersonAccounts {

  private static final Field LIVING =
      required("living", createArrayType(StringType), "Accounts by living contacts");
  private static final Field ALL =
      required("all", createArrayType(StringType), "Accounts by contacts, deleted ones too");
  private static final Field FIRST =
      optional(
          "first",
          createStructType(
              List.of(
                  DataTypes.createStructField("deleted", DataTypes.BooleanType, true),
                  DataTypes.createStructField("contact", StringType, true),
                  DataTypes.createStructField("person", StringType, true),
                  DataTypes.createStructField("role", StringType, true),
                  DataTypes.createStructField("seniority", DataTypes.IntegerType, true))),
          "The contact that describes the person");

  private PersonAccounts() {}

  /**
   * Rows of {@link dev.plumbline.tables.core.Identities} of kind PERSON.
   *
   * @param contacts rows of {@link Contacts}, with the account that theirs is today
   */
  static Dataset<Row> of(Dataset<Row> contacts) {
    Column living = when(not(Contacts.IS_DELETED.col()), ACCOUNT_ID.col());
    Column claimants = when(size(LIVING.col()).gt(0), LIVING.col()).otherwise(ALL.col());
    Column isClear = size(claimants).equalTo(1);
    return addresses(contacts)
        .groupBy(IDENTITY_KEY.col())
        .agg(
            LIVING.from(collect_set(living)),
            ALL.from(collect_set(ACCOUNT_ID.col())),
            FIRST.from(
                min(
                    struct(
                        Contacts.IS_DELETED.col(),
                        Contacts.CONTACT_ID.col(),
                        Contacts.PERSON_KEY.col(),
                        Contacts.ROLE_FAMILY.col(),
                        Contacts.SENIORITY.col()))))
        .select(
            IDENTITY_KEY.col(),
            KIND.from(lit("PERSON")),
            PERSON_KEY.from(FIRST.col().getField("person")),
            ACCOUNT_ID.from(when(isClear, element_at(claimants, 1))),
            RULE.from(when(isClear, "CRM_LINK").otherwise("AMBIGUOUS")),
            CONTACT_ID.from(FIRST.col().getField("contact")),
            ROLE_FAMILY.from(FIRST.col().getField("role")),
            SENIORITY.from(FIRST.col().getField("seniority")),
            CLAIMS.from(size(claimants)));
  }

  /** A row for each address of a contact, under the key of its first one. */
  private static Dataset<Row> addresses(Dataset<Row> contacts) {
    Column first = split(Contacts.PERSON_KEY.col(), " ");
    Column others = split(Contacts.OTHER_PERSON_KEYS.col(), " ");
    Column all = concat(coalesce(first, array()), coalesce(others, array()));
    return contacts
        .withColumn(
            Contacts.PERSON_KEY.name(), coalesce(Contacts.PERSON_KEY.col(), get(others, lit(0))))
        .withColumn(IDENTITY_KEY.name(), explode(all));
  }
}

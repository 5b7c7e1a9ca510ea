package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static dev.plumbline.tables.core.Interactions.IS_CASE_LINKED;
import static dev.plumbline.tables.core.Parties.CONCERNED;
import static dev.plumbline.tables.core.Parties.IS_SENDER_OWN;
import static dev.plumbline.tables.core.Parties.RECIPIENTS;
import static dev.plumbline.tables.core.Parties.REP_ID;
import static dev.plumbline.tables.core.Parties.SELLERS;
import static dev.plumbline.tables.core.Parties.SENDER_KEY;
import static dev.plumbline.tables.staging.Interactions.CONTACT_ID;
import static dev.plumbline.tables.staging.Interactions.OWNER_ID;
import static dev.plumbline.tables.staging.Interactions.PARTICIPANTS;
import static dev.plumbline.tables.staging.Interactions.RELATED_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who is on a meeting, call or note that the CRM itself links: to an account, else to the account
 * of a contact. It is ours, of its owner; whom else it concerned is not told.
 */
final class ActivityParties {

  private static final Field LINKED_ACCOUNT =
      optional("linked_account", StringType, "Account by the link to an account");
  private static final Field CONTACT_ACCOUNT =
      optional("contact_account", StringType, "Account by the link to a contact");
  private static final Field CONTACT_KEY =
      optional("contact_key", StringType, "Keyed address of the contact");
  private static final Field CASE_ID = optional("case_id", StringType, "Case it is linked to");

  private ActivityParties() {}

  /**
   * What the CRM links to a known account, each with what {@link Parties} tells of messages, and
   * {@link dev.plumbline.tables.core.Interactions#IS_CASE_LINKED}.
   *
   * @param interactions rows of {@link Interactions}
   * @param accounts rows of {@link Accounts}
   * @param contacts rows of {@link Contacts}
   * @param cases rows of {@link Cases}
   */
  static Dataset<Row> on(
      Dataset<Row> interactions, Dataset<Row> accounts, Dataset<Row> contacts, Dataset<Row> cases) {
    Dataset<Row> linked =
        Accounts.survivors(accounts)
            .select(
                Interactions.ACCOUNT_ID.from(Accounts.STAGED_ID.col()),
                LINKED_ACCOUNT.from(Accounts.ACCOUNT_ID.col()));
    Dataset<Row> contacted =
        Accounts.underSurvivors(contacts, accounts)
            .select(
                CONTACT_ID.from(Contacts.CONTACT_ID.col()),
                CONTACT_ACCOUNT.from(Accounts.ACCOUNT_ID.col()),
                CONTACT_KEY.from(coalesce(Contacts.PERSON_KEY.col(), Contacts.CONTACT_ID.col())));
    Dataset<Row> caseIds =
        cases.select(RELATED_ID.from(Cases.CASE_ID.col()), CASE_ID.from(Cases.CASE_ID.col()));
    Column account = coalesce(LINKED_ACCOUNT.col(), CONTACT_ACCOUNT.col());
    Column listed = when(PARTICIPANTS.col().isNotNull(), size(PARTICIPANTS.col())).otherwise(0);
    Column named = when(CONTACT_KEY.col().isNotNull(), 1).otherwise(0);

    return interactions
        .where(Interactions.isLinked())
        .join(linked, Interactions.ACCOUNT_ID.name(), "left")
        .join(contacted, CONTACT_ID.name(), "left")
        .join(caseIds, RELATED_ID.name(), "left")
        .where(account.isNotNull())
        .withColumn(CONCERNED.name(), array(struct(ACCOUNT_ID.from(account), BUYERS.from(named))))
        .withColumn(SELLERS.name(), lit(1))
        .withColumn(RECIPIENTS.name(), greatest(listed.minus(1), lit(0)))
        .withColumn(SENDER_KEY.name(), lit(null).cast(SENDER_KEY.type()))
        .withColumn(IS_SENDER_OWN.name(), lit(true))
        .withColumn(REP_ID.name(), OWNER_ID.col())
        .withColumn(IS_CASE_LINKED.name(), CASE_ID.col().isNotNull())
        .drop(LINKED_ACCOUNT.col(), CONTACT_ACCOUNT.col(), CONTACT_KEY.col(), CASE_ID.col());
  }
}

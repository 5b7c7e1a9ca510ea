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
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The account of a registrable domain: the one whose web site it is, else the one to which at least
 * two thirds of the contacts at the domain belong.
 *
 * <p>A web site that several accounts share decides nothing; then contacts may.
 *
 * @param majority share of a domain's contacts that makes it an account's
 */
record DomainAccounts(double majority) {

  private static final Field SITES =
      required("sites", LongType, "1 if the domain is the account's web site");
  private static final Field CONTACTS =
      required("contacts", LongType, "Contacts of the account at the domain");
  private static final Field SITE_ACCOUNT =
      optional("site_account", StringType, "An account whose web site it is");
  private static final Field CONTACT_ACCOUNT =
      optional("contact_account", StringType, "The account with the most contacts");
  private static final Field MOST =
      optional("most", LongType, "Contacts of the account with the most");
  private static final Field ALL = optional("all", LongType, "Contacts at the domain");

  /**
   * Rows of {@link dev.plumbline.tables.core.Identities} of kind DOMAIN.
   *
   * @param accounts rows of {@link Accounts}, with the account that each is today
   * @param contacts rows of {@link Contacts}, with the account that theirs is today
   */
  Dataset<Row> of(Dataset<Row> accounts, Dataset<Row> contacts) {
    Dataset<Row> bySite =
        accounts.select(
            Accounts.DOMAIN_KEY.col(), ACCOUNT_ID.col(), SITES.from(lit(1)), CONTACTS.from(lit(0)));
    Dataset<Row> byContact =
        contacts.select(
            Contacts.DOMAIN_KEY.col(), ACCOUNT_ID.col(), SITES.from(lit(0)), CONTACTS.from(lit(1)));
    Column isSite = SITES.col().equalTo(1);
    Column isByContact = MOST.col().gt(0).and(MOST.col().geq(ALL.col().multiply(majority)));
    return bySite
        .union(byContact)
        .where(Accounts.DOMAIN_KEY.col().isNotNull())
        .groupBy(Accounts.DOMAIN_KEY.col(), ACCOUNT_ID.col())
        .agg(SITES.from(max(SITES.col())), CONTACTS.from(sum(CONTACTS.col())))
        .groupBy(Accounts.DOMAIN_KEY.col())
        .agg(
            SITES.from(sum(SITES.col())),
            SITE_ACCOUNT.from(max(when(isSite, ACCOUNT_ID.col()))),
            CONTACT_ACCOUNT.from(
                max_by(ACCOUNT_ID.col(), struct(CONTACTS.col(), ACCOUNT_ID.col()))),
            MOST.from(max(CONTACTS.col())),
            ALL.from(sum(CONTACTS.col())),
            CLAIMS.from(count(lit(1))))
        .select(
            IDENTITY_KEY.from(Accounts.DOMAIN_KEY.col()),
            KIND.from(lit("DOMAIN")),
            PERSON_KEY.from(lit(null)),
            ACCOUNT_ID.from(
                when(isSite, SITE_ACCOUNT.col()).when(isByContact, CONTACT_ACCOUNT.col())),
            RULE.from(
                when(isSite, "WEBSITE").when(isByContact, "CONTACT_DOMAIN").otherwise("AMBIGUOUS")),
            CONTACT_ID.from(lit(null)),
            ROLE_FAMILY.from(lit(null)),
            SENIORITY.from(lit(null)),
            CLAIMS.col());
  }
}

package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static dev.plumbline.tables.core.Accounts.STAGED_ID;

import dev.plumbline.tables.core.Accounts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which account a person or a registrable domain belongs to; what nobody claims has no row. */
public final class ResolvedIdentities {

  /** More than half would let two contacts against one decide. */
  private static final double MAJORITY = 2.0 / 3;

  private ResolvedIdentities() {}

  /**
   * Rows of {@link dev.plumbline.tables.core.Identities}.
   *
   * @param accounts rows of {@link Accounts}
   * @param stagedAccounts rows of {@link dev.plumbline.tables.staging.Accounts}
   * @param contacts rows of {@link dev.plumbline.tables.staging.Contacts}
   */
  public static Dataset<Row> of(
      Dataset<Row> accounts, Dataset<Row> stagedAccounts, Dataset<Row> contacts) {
    Dataset<Row> survivors = Accounts.survivors(accounts);
    Dataset<Row> contactsToday = asOfToday(contacts, survivors);
    return PersonAccounts.of(contactsToday)
        .unionByName(
            new DomainAccounts(MAJORITY).of(asOfToday(stagedAccounts, survivors), contactsToday));
  }

  /** Rows that name an account of the CRM, under the account that it is today. */
  static Dataset<Row> asOfToday(Dataset<Row> rows, Dataset<Row> survivors) {
    return rows.withColumnRenamed(ACCOUNT_ID.name(), STAGED_ID.name())
        .join(survivors, STAGED_ID.name());
  }
}

package dev.plumbline.resolve;

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
    Dataset<Row> contactsToday = Accounts.underSurvivors(contacts, accounts);
    return PersonAccounts.of(contactsToday)
        .unionByName(
            new DomainAccounts(MAJORITY)
                .of(Accounts.underSurvivors(stagedAccounts, accounts), contactsToday));
  }
}

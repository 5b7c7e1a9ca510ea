package dev.plumbline.resolve;

import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ResolvedIdentitiesTest {

  private static final String NO_SITES = "account_id | domain_key";

  private final TableText tables;

  ResolvedIdentitiesTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aPersonBelongsToTheAccountOfTheContactAsItIsToday() {
    expect(
        NO_SITES,
        """
        contact_id | account_id | person_key | domain_key | role_family | seniority | is_deleted
        c1         | copy       | ann        | null       | EXEC        | 4         | false
        c2         | null       | bob        | null       | USER        | 1         | false
        c3         | acme       | null       | null       | USER        | 1         | false
        """,
        """
        identity_key | kind   | person_key | account_id | rule     | contact_id | role_family | seniority | claims
        ann          | PERSON | ann        | acme       | CRM_LINK | c1         | EXEC        | 4         | 1
        """);
  }

  @Test
  void allAddressesOfAContactAreOnePerson() {
    expect(
        NO_SITES,
        """
        contact_id | account_id | person_key | other_person_keys | domain_key | role_family | seniority | is_deleted
        c1         | acme       | ann        | ann-home ann-old  | null       | EXEC        | 4         | false
        c2         | acme       | null       | bob-home          | null       | USER        | 1         | false
        """,
        """
        identity_key | kind   | person_key | account_id | rule     | contact_id | role_family | seniority | claims
        ann          | PERSON | ann        | acme       | CRM_LINK | c1         | EXEC        | 4         | 1
        ann-home     | PERSON | ann        | acme       | CRM_LINK | c1         | EXEC        | 4         | 1
        ann-old      | PERSON | ann        | acme       | CRM_LINK | c1         | EXEC        | 4         | 1
        bob-home     | PERSON | bob-home   | acme       | CRM_LINK | c2         | USER        | 1         | 1
        """);
  }

  @Test
  void aPersonOfSeveralAccountsBelongsToNone() {
    expect(
        NO_SITES,
        """
        contact_id | account_id | person_key | domain_key | role_family | seniority | is_deleted
        c1         | acme       | ann        | null       | EXEC        | 4         | false
        c2         | globex     | ann        | null       | USER        | 1         | false
        """,
        """
        identity_key | kind   | person_key | account_id | rule      | contact_id | role_family | seniority | claims
        ann          | PERSON | ann        | null       | AMBIGUOUS | c1         | EXEC        | 4         | 2
        """);
  }

  @Test
  void aDeletedContactSpeaksOnlyWhereNoLivingOneDoes() {
    expect(
        NO_SITES,
        """
        contact_id | account_id | person_key | domain_key | role_family | seniority | is_deleted
        c1         | acme       | ann        | null       | EXEC        | 4         | true
        c2         | globex     | ann        | null       | USER        | 1         | false
        c3         | acme       | bob        | null       | USER        | 2         | true
        """,
        """
        identity_key | kind   | person_key | account_id | rule     | contact_id | role_family | seniority | claims
        ann          | PERSON | ann        | globex     | CRM_LINK | c2         | USER        | 1         | 1
        bob          | PERSON | bob        | acme       | CRM_LINK | c3         | USER        | 2         | 1
        """);
  }

  @Test
  void aDomainBelongsToTheAccountWhoseWebSiteItIsWhateverContactsSay() {
    expect(
        """
        account_id | domain_key
        acme       | acme.example
        copy       | acme.example
        """,
        """
        contact_id | account_id | person_key | domain_key   | role_family | seniority | is_deleted
        c1         | globex     | null       | acme.example | USER        | 1         | false
        c2         | globex     | null       | acme.example | USER        | 1         | false
        """,
        """
        identity_key | kind   | person_key | account_id | rule    | contact_id | role_family | seniority | claims
        acme.example | DOMAIN | null       | acme       | WEBSITE | null       | null        | null      | 2
        """);
  }

  @Test
  void aDomainWithoutASingleWebSiteGoesToTwoThirdsOfItsContacts() {
    expect(
        """
        account_id | domain_key
        acme       | shared.example
        globex     | shared.example
        """,
        """
        contact_id | account_id | person_key | domain_key     | role_family | seniority | is_deleted
        c1         | acme       | null       | shared.example | USER        | 1         | false
        c2         | acme       | null       | shared.example | USER        | 1         | false
        c3         | globex     | null       | shared.example | USER        | 1         | false
        c4         | acme       | null       | split.example  | USER        | 1         | false
        c5         | globex     | null       | split.example  | USER        | 1         | false
        c6         | globex     | null       | one.example    | USER        | 1         | false
        """,
        """
        identity_key   | kind   | person_key | account_id | rule           | contact_id | role_family | seniority | claims
        shared.example | DOMAIN | null       | acme       | CONTACT_DOMAIN | null       | null        | null      | 2
        split.example  | DOMAIN | null       | null       | AMBIGUOUS      | null       | null        | null      | 2
        one.example    | DOMAIN | null       | globex     | CONTACT_DOMAIN | null       | null        | null      | 1
        """);
  }

  @Test
  void aWebSiteOfSeveralAccountsWithoutContactsIsAmbiguous() {
    expect(
        """
        account_id | domain_key
        acme       | shared.example
        globex     | shared.example
        """,
        "contact_id | account_id | person_key | domain_key | role_family | seniority | is_deleted",
        """
        identity_key   | kind   | person_key | account_id | rule      | contact_id | role_family | seniority | claims
        shared.example | DOMAIN | null       | null       | AMBIGUOUS | null       | null        | null      | 2
        """);
  }

  private void expect(String staged, String contacts, String expected) {
    Dataset<Row> accounts =
        tables.given(
            dev.plumbline.tables.core.Accounts.TABLE,
            """
            account_id | absorbed_ids
            acme       | ["copy"]
            globex     | []
            """);
    tables.expect(
        Identities.TABLE.conform(
            ResolvedIdentities.of(
                accounts,
                tables.given(Accounts.TABLE, staged),
                tables.given(Contacts.TABLE, contacts))),
        expected);
  }
}

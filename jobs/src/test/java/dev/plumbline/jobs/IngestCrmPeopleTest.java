package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the people of an export belong to, and what is theirs. */
@SparkTest
class IngestCrmPeopleTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  /**
   * In Dynamics a customer is an account or a contact; 12 is at no account, and 13 was at another
   * one before.
   */
  @Test
  void whatAPersonBuysIsOfTheAccountOfThatPerson() throws IOException {
    export.write(
        "account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n2,2020-01-01T00:00:00Z\n");
    export.write(
        "contact.csv",
        """
        contactid,parentcustomerid,modifiedon
        11,1,2023-01-01T00:00:00Z
        12,,2023-01-01T00:00:00Z
        13,1,2022-01-01T00:00:00Z
        13,2,2023-01-01T00:00:00Z
        """);
    export.write(
        "incident.csv",
        """
        incidentid,customerid,customeridtype,createdon
        5,1,account,2023-03-01T08:00:00Z
        6,11,contact,2023-03-01T08:00:00Z
        7,12,contact,2023-03-01T08:00:00Z
        4,13,contact,2023-03-01T08:00:00Z
        """);
    export.write(
        "opportunity.jsonl",
        """
        {"opportunityid": "8", "_customerid_value": "11", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact", "createdon": "2023-03-01T08:00:00Z"}
        {"opportunityid": "9", "_parentaccountid_value": "1", "_customerid_value": "11", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact", "createdon": "2023-03-01T08:00:00Z"}
        """);

    export.runAs("dynamics", "");

    export.expect(
        Cases.TABLE,
        """
        case_id    | account_id | contact_id
        dynamics:4 | dynamics:2 | dynamics:13
        dynamics:5 | dynamics:1 | null
        dynamics:6 | dynamics:1 | dynamics:11
        """);
    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id | account_id
        dynamics:8     | dynamics:1
        dynamics:9     | dynamics:1
        """);
    export.expectFile("incident.csv", "records_read | accepted | out_of_scope\n4 | 3 | 1\n");
  }

  /** As the assistant of one is: 22 is of somebody at no account, 23 of nobody known. */
  @Test
  void aContactOfAContactIsAtItsAccount() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "contact.csv",
        """
        contactid,parentcustomerid,parentcustomeridtype,emailaddress1,modifiedon
        11,1,account,ann@acme.example,2023-01-01T00:00:00Z
        12,,,bob@acme.example,2023-01-01T00:00:00Z
        21,11,contact,cy@acme.example,2023-01-01T00:00:00Z
        22,12,contact,di@acme.example,2023-01-01T00:00:00Z
        23,99,contact,ed@acme.example,2023-01-01T00:00:00Z
        """);
    export.write(
        "incident.csv",
        """
        incidentid,customerid,customeridtype,createdon
        5,21,contact,2023-03-01T08:00:00Z
        6,22,contact,2023-03-01T08:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Contacts.TABLE,
        """
        contact_id  | account_id
        dynamics:11 | dynamics:1
        dynamics:12 | null
        dynamics:21 | dynamics:1
        dynamics:22 | null
        dynamics:23 | null
        """);
    export.expect(
        Cases.TABLE,
        """
        case_id    | account_id | contact_id
        dynamics:5 | dynamics:1 | dynamics:21
        """);
    export.expectFile("contact.csv", "records_read | accepted | quarantined\n5 | 5 | 0\n");
  }

  /** The account counts that stands beside the person. */
  @Test
  void whatAPersonBuysIsOfTheAccountThatIsTold() throws IOException {
    export.write(
        "account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n2,2020-01-01T00:00:00Z\n");
    export.write("contact.csv", "contactid,parentcustomerid\n11,1\n");
    export.write(
        "contract.csv",
        """
        contractid,customerid,customeridtype,accountid,activeon,expireson
        31,11,contact,2,2023-01-01,2023-12-31
        32,11,contact,,2023-01-01,2023-12-31
        """);
    export.write(
        "salesorder.csv",
        """
        salesorderid,customerid,customeridtype,accountid,submitdate
        41,11,contact,2,2023-01-01T00:00:00Z
        42,11,contact,,2023-01-01T00:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id
        dynamics:31     | dynamics:2
        dynamics:32     | dynamics:1
        """);
    export.expect(
        Orders.TABLE,
        """
        order_id    | account_id
        dynamics:41 | dynamics:2
        dynamics:42 | dynamics:1
        """);
  }

  @Test
  void furtherAddressesOfAContactAreKeptAsKeys() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Contact.csv",
        """
        Id,AccountId,Email,Other_Email__c,npe01__WorkEmail__c,CreatedDate
        003A,001A,ann@acme.example,ann@home.example; ANN@acme.example,ann@old.example,2020-01-01T00:00:00.000Z
        003B,001A,ann@home.example,,none,2020-01-01T00:00:00.000Z
        """);

    export.run("");

    List<Row> contacts =
        export.lake().read(Contacts.TABLE).orderBy(Contacts.CONTACT_ID.col()).collectAsList();
    String others = contacts.get(0).getAs(Contacts.OTHER_PERSON_KEYS.name());
    assertThat(others.split(" "))
        .hasSize(2)
        .contains(contacts.get(1).<String>getAs(Contacts.PERSON_KEY.name()));
    assertThat(contacts.get(1).<String>getAs(Contacts.OTHER_PERSON_KEYS.name())).isNull();
  }

  /** Zendesk has them in a table of their own, with telephone numbers and the first address. */
  @Test
  void allAddressesOfAUserAreTaken() throws IOException {
    export.write("organizations.csv", "id,name,created_at\n1,Acme,2020-01-01T00:00:00Z\n");
    export.write(
        "users.csv",
        """
        id,role,organization_id,email,created_at
        7,end-user,1,ann@acme.example,2020-01-01T00:00:00Z
        8,end-user,1,ann@old.example,2020-01-01T00:00:00Z
        9,end-user,1,ann@home.example,2020-01-01T00:00:00Z
        """);
    export.write(
        "user_identities.csv",
        """
        id,user_id,type,value,primary,_fivetran_deleted
        1,7,email,ann@acme.example,true,false
        2,7,email,ann@old.example,false,false
        3,7,email,ann@home.example,false,false
        4,7,email,ann@gone.example,false,true
        5,7,phone_number,+15550100,false,false
        """);

    export.runAs("zendesk", "");

    List<Row> contacts =
        export.lake().read(Contacts.TABLE).orderBy(Contacts.CONTACT_ID.col()).collectAsList();
    List<String> keys =
        contacts.stream().map(row -> row.<String>getAs(Contacts.PERSON_KEY.name())).toList();
    String others = contacts.get(0).getAs(Contacts.OTHER_PERSON_KEYS.name());
    assertThat(others.split(" ")).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(contacts.get(1).<String>getAs(Contacts.OTHER_PERSON_KEYS.name())).isNull();
    export.expectFile("user_identities.csv", "records_read | accepted | out_of_scope\n5 | 3 | 2\n");
  }
}

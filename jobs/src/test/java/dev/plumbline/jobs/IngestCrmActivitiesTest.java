package dev.plumbline.jobs;

import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tasks, calls, notes and meetings become. */
@SparkTest
class IngestCrmActivitiesTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void activitiesHappenOnTheirDayAndAreKnownWhenLogged() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Task.csv",
        """
        Id,AccountId,WhoId,WhatId,OwnerId,Subject,TaskSubtype,Type,Status,ActivityDate,CallDurationInSeconds,CreatedDate
        00T1,001A,003A,006A,005R,Call,Call,,Completed,2023-03-01,61,2023-03-01T15:30:00.000Z
        00T2,001A,003A,,005R,Note,Task,Other,Completed,2023-02-01,,2023-03-01T15:30:00.000Z
        00T3,,00QA,001A,005R,Re: mail,,Email,Completed,,,2023-03-02T15:30:00.000Z
        00T4,001A,,,005R,To do,,Call,Not Started,2024-03-01,,2023-03-01T15:30:00.000Z
        """);
    export.write(
        "Event.csv",
        """
        Id,AccountId,Type,StartDateTime,EndDateTime,DurationInMinutes,Location,IsCancelled__c,IsChild,CreatedDate
        00U1,001A,QBR,2023-03-01T15:00:00.000Z,2023-03-01T16:30:00.000Z,,Online,false,false,2023-02-01T00:00:00.000Z
        00U2,001A,Meeting,2023-03-02T12:00:00.000Z,,60,Restaurant Bella,true,false,2023-02-01T00:00:00.000Z
        00U3,001A,Discovery,2023-03-03T12:00:00.000Z,,60,,false,false,
        00U4,001A,QBR,2023-03-01T15:00:00.000Z,,90,Online,false,true,2023-02-01T00:00:00.000Z
        00U5,001A,QBR,,,90,Online,false,false,2023-02-01T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Interactions.TABLE,
        """
        interaction_id  | channel | event_at            | known_at            | is_known_at_assumed | account_id      | contact_id      | related_id      | duration_minutes | is_cancelled | kind      | rung
        salesforce:00T1 | CALL    | 2023-03-01T15:30:00 | 2023-03-01T15:30:00 | false               | salesforce:001A | salesforce:003A | salesforce:006A | 2                | null         | null      | NONE
        salesforce:00T2 | NOTE    | 2023-02-01T00:00:00 | 2023-03-01T15:30:00 | false               | salesforce:001A | salesforce:003A | null            | null             | null         | null      | NONE
        salesforce:00T3 | EMAIL   | 2023-03-02T15:30:00 | 2023-03-02T15:30:00 | false               | salesforce:001A | null            | null            | null             | null         | null      | NONE
        salesforce:00U1 | MEETING | 2023-03-01T15:00:00 | 2023-02-01T00:00:00 | false               | salesforce:001A | null            | null            | 90               | false        | REVIEW    | NONE
        salesforce:00U2 | MEETING | 2023-03-02T12:00:00 | 2023-02-01T00:00:00 | false               | salesforce:001A | null            | null            | 60               | true         | SOCIAL    | NONE
        salesforce:00U3 | MEETING | 2023-03-03T12:00:00 | 2023-03-04T12:00:00 | true                | salesforce:001A | null            | null            | 60               | false        | DISCOVERY | NONE
        """);
    export.expectFile(
        "Event.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        5            | 3        | 1           | 1         | 0
        """);
  }

  /** Dynamics closes activities that were given up like those that were done. */
  @Test
  void aCallThatWasCancelledDidNotHappen() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "phonecall.csv",
        """
        activityid,accountid,statecode,actualend,createdon
        1,1,0,,2023-03-01T08:00:00Z
        2,1,1,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        3,1,2,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        4,1,Canceled,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(Interactions.TABLE, "interaction_id | channel\ndynamics:2 | CALL\n");
  }

  @Test
  void aCallThatNobodyAnsweredIsNoContact() throws IOException {
    export.write("companies.csv", "id,property_name\n1,Acme\n");
    export.write(
        "calls.csv",
        """
        id,property_associatedcompanyid,property_hs_call_status,property_hs_timestamp,property_hs_createdate
        1,1,COMPLETED,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        2,1,NO_ANSWER,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        3,1,,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        """);

    export.runAs("hubspot", "");

    export.expect(
        Interactions.TABLE, "interaction_id | channel\nhubspot:1 | CALL\nhubspot:3 | CALL\n");
  }

  @Test
  void notesAreScoredAsFarAsTheTextModeGoes() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Task.csv",
        """
        Id,AccountId,Subject,Description,CreatedDate
        00T1,001A,Our budget is frozen,"They apologised.
        Sorry for the outage, this is unacceptable.",2023-03-01T15:30:00.000Z
        00T2,001A,Sorry for the outage,,2023-03-01T15:30:00.000Z
        """);

    export.run("privacy.text-mode = body");
    export
        .tables()
        .expect(
            export
                .lake()
                .read(Interactions.TABLE)
                .select(
                    Interactions.INTERACTION_ID.col(),
                    Interactions.RUNG.col(),
                    Interactions.RUBRIC.col().isNotNull().as("is_scored"),
                    Interactions.TEMPLATE_HASH.col().isNotNull().as("has_template"),
                    Interactions.REPAIR_HITS.col(),
                    Interactions.CONFLICT_HITS.col()),
            """
        interaction_id  | rung    | is_scored | has_template | repair_hits | conflict_hits
        salesforce:00T1 | BODY    | true      | true         | 2           | 1
        salesforce:00T2 | SUBJECT | true      | false        | 1           | 1
        """);

    export.run("privacy.text-mode = subject");
    export.expect(
        Interactions.TABLE,
        """
        interaction_id  | rung    | repair_hits
        salesforce:00T1 | SUBJECT | 0
        salesforce:00T2 | SUBJECT | 1
        """);
  }

  /**
   * Dynamics fills what it calls actual with when an appointment was entered, and when it was
   * ticked off.
   */
  @Test
  void aMeetingWasWhenItWasToBe() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "appointment.csv",
        """
        activityid,accountid,actualstart,actualend,scheduledstart,scheduledend,createdon
        1,1,,2023-05-04T09:00:00Z,2023-05-01T10:00:00Z,2023-05-01T11:00:00Z,2023-04-01T00:00:00Z
        2,1,2023-04-01T00:00:00Z,2023-05-04T09:00:00Z,2023-05-01T10:00:00Z,2023-05-01T11:00:00Z,2023-04-01T00:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Interactions.TABLE,
        """
        interaction_id | event_at            | duration_minutes
        dynamics:1     | 2023-05-01T10:00:00 | 60
        dynamics:2     | 2023-05-01T10:00:00 | 60
        """);
  }
}

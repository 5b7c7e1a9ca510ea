package dev.plumbline.resolve;

import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@SparkTest
class TemplatesTest {

  private static final Table MESSAGES =
      new Table(
          Layer.CORE,
          "sent",
          List.of(Interactions.INTERACTION_ID),
          List.of(
              Interactions.INTERACTION_ID,
              Interactions.ACCOUNT_ID,
              Templates.FINGERPRINT,
              Templates.KNOWN));

  private final TableText tables;

  TemplatesTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void theFirstOnesStayAndTheRestAreTemplates() {
    expect(
        """
        interaction_id | account_id | fingerprint | known
        m1             | a          | offer       | 10
        m2             | b          | offer       | 11
        m3             | c          | offer       | 12
        m4             | d          | offer       | 13
        x1             | e          | other       | 13
        """,
        """
        interaction_id | account_id
        m3             | c
        m4             | d
        """);
  }

  @Test
  void theSameAccountAgainIsNotAnotherAccount() {
    expect(
        """
        interaction_id | account_id | fingerprint | known
        m1             | a          | offer       | 10
        m2             | b          | offer       | 11
        m3             | a          | offer       | 12
        m4             | b          | offer       | 13
        m5             | c          | offer       | 14
        m6             | a          | offer       | 15
        """,
        """
        interaction_id | account_id
        m5             | c
        m6             | a
        """);
  }

  @Test
  void anAccountCountsUpToTheLimitAfterItsLastMessage() {
    expect(
        """
        interaction_id | account_id | fingerprint | known
        m1             | a          | offer       | 0
        m2             | a          | offer       | 80
        m3             | b          | offer       | 170
        m4             | c          | offer       | 180
        m5             | d          | offer       | 281
        m6             | e          | offer       | 282
        """,
        """
        interaction_id | account_id
        m4             | c
        """);
  }

  @Test
  void stretchesThatEndedDoNotCount() {
    expect(
        """
        interaction_id | account_id | fingerprint | known
        m1             | a          | offer       | 0
        m2             | b          | offer       | 50
        m3             | c          | offer       | 101
        m4             | d          | offer       | 151
        """,
        """
        interaction_id | account_id
        """);
  }

  @Test
  void oneMessageToManyAccountsIsATemplateToTheLastOnes() {
    expect(
        """
        interaction_id | account_id | fingerprint | known
        m1             | a          | offer       | 0
        m1             | b          | offer       | 0
        m1             | c          | offer       | 0
        """,
        """
        interaction_id | account_id
        m1             | c
        """);
  }

  private void expect(String messages, String expected) {
    tables.expect(
        new Templates(3, Duration.ofSeconds(100)).among(tables.given(MESSAGES, messages)),
        expected);
  }
}

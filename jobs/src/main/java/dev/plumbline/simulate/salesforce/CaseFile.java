package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code Case.csv}: support. The value delivered shows in how soon cases are answered and solved
 * and how few come back; a conflict shows as a severe case or an escalation.
 */
final class CaseFile implements ObjectFile {

  private static final double CASES = .46;
  private static final double FALSE_ALARM = .003;
  private static final int LATE_ACCOUNTS = 20;

  private final Scene scene;
  private final CsvFile cases;
  private int rows;

  CaseFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.cases =
        new CsvFile(
            folder,
            "Case",
            "Id",
            "AccountId",
            "ContactId",
            "OwnerId",
            "Subject",
            "Description",
            "Priority",
            "Status",
            "IsClosed",
            "IsEscalated",
            "CreatedDate",
            "ClosedDate",
            "First_Response_At__c",
            "Sla_Due_At__c",
            "Escalated_At__c",
            "Reopen_Count__c",
            "Reopened_At__c");
  }

  /** How grave a case is, and the hours within which it must be answered. */
  private enum Priority {
    LOW("Low", 48),
    MEDIUM("Medium", 24),
    HIGH("High", 8),
    CRITICAL("Critical", 4);

    private final String label;
    private final int slaHours;

    Priority(String label, int slaHours) {
      this.label = label;
      this.slaHours = slaHours;
    }
  }

  @Override
  public void write(Customer customer) throws IOException {
    for (AccountMonth month : customer.life().months()) {
      if (month.month() < Scene.FIRST_ACTIVITY) {
        continue;
      }
      Chance chance = scene.chance("Case", customer.index(), month.month());
      int ordinary = chance.poisson(CASES);
      for (int i = 0; i < ordinary; i++) {
        Priority priority = chance.happens(.5) ? Priority.LOW : Priority.MEDIUM;
        write(chance, customer, month, priority, false, moment(chance, customer, month));
      }
      boolean conflict = month.conflictBreaksOut() && chance.happens(.92);
      if (conflict || chance.happens(FALSE_ALARM)) {
        Priority priority = chance.happens(.3) ? Priority.CRITICAL : Priority.HIGH;
        write(chance, customer, month, priority, true, moment(chance, customer, month));
      }
    }
    if (customer.stays() && customer.index() % LATE_ACCOUNTS == 0) {
      Chance chance = scene.chance("Case", customer.index(), scene.timeline().months());
      long opened = scene.timeline().exported() - chance.between(15, 40) * Scene.HOUR;
      write(chance, customer, customer.life().last(), Priority.LOW, false, opened);
    }
  }

  private long moment(Chance chance, Customer customer, AccountMonth month) {
    return scene.timeline().moment(chance, month.month(), customer.company().zone(), .05);
  }

  private void write(
      Chance chance,
      Customer customer,
      AccountMonth month,
      Priority priority,
      boolean conflict,
      long opened)
      throws IOException {
    double value = month.value();
    double answerHours =
        priority.slaHours * StrictMath.exp(-2.5 - .6 * value + .1 * chance.normal());
    long answered = opened + Math.round(answerHours * Scene.HOUR);
    double workHours = StrictMath.exp(3.2 - .6 * value + .1 * chance.normal());
    long solved = answered + Math.round(workHours * Scene.HOUR);
    boolean reopens = chance.happens(1 / (1 + StrictMath.exp(1.2 + 3 * value)));
    long reopened = reopens ? solved + chance.between(1, 10) * Scene.DAY : 0;
    boolean knownReopened = reopens && scene.isKnown(reopened);
    long closed = knownReopened ? reopened + Math.round(workHours * Scene.HOUR) : solved;
    boolean isClosed = scene.isKnown(closed);
    boolean escalated = conflict && chance.happens(.4);
    long escalatedAt = escalated ? opened + chance.between(4, 40) * Scene.HOUR : 0;
    rows++;
    cases.row(
        SalesforceId.of("500", rows),
        customer.id(),
        SalesforceId.contact(customer.inCrm().get(chance.below(customer.inCrm().size())).index()),
        scene.administrator(),
        scene.text(chance, Kind.SUBJECT, "case subject", rows),
        description(chance, conflict),
        priority.label,
        isClosed ? "Closed" : "Working",
        isClosed,
        escalated,
        scene.instant(opened),
        isClosed ? scene.instant(closed) : "",
        scene.isKnown(answered) ? scene.instant(answered) : "",
        scene.instant(opened + priority.slaHours * Scene.HOUR),
        scene.isKnown(escalatedAt) ? scene.instant(escalatedAt) : "",
        knownReopened ? 1 : 0,
        knownReopened ? scene.instant(reopened) : "");
  }

  /** Whoever has a conflict says so; of other cases the subject says enough. */
  private String description(Chance chance, boolean conflict) {
    if (!conflict && chance.happens(.7)) {
      return scene.token("", "case", rows);
    }
    String words = scene.text(chance, conflict ? Kind.CONFLICT : Kind.NEUTRAL, "case", rows);
    return chance.happens(.1) ? words + "\nSee \"log\" attached." : words;
  }

  @Override
  public void close() throws IOException {
    for (int i = 1; i <= 3; i++) {
      cases.spoiltRow(SalesforceId.of("500", 99_000_000 + i), "", "");
    }
    cases.close();
  }
}

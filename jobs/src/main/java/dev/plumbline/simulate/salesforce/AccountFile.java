package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Company;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code Account.csv} and {@code AccountHistory.csv}: customers, their owners and segments. */
final class AccountFile implements ObjectFile {

  /** Every so many accounts one was once there twice, and the copy was merged. */
  private static final int ACCOUNTS_PER_MERGE = 97;

  private static final int ACCOUNTS_PER_MIX_UP = 20;
  private static final int FIRST_MERGED = 5_000_000;
  private static final double SEGMENT_CHANGES = .004;
  private static final List<String> SEGMENTS =
      List.of("Small Business", "Mid-Market", "Enterprise");

  private final Scene scene;
  private final CsvFile accounts;
  private final CsvFile history;
  private int changes;
  private String siteBefore = "";

  AccountFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.accounts =
        new CsvFile(
            folder,
            "Account",
            "Id",
            "Name",
            "ParentId",
            "MasterRecordId",
            "IsDeleted",
            "Type",
            "Industry",
            "NumberOfEmployees",
            "AnnualRevenue",
            "BillingCountry",
            "Website",
            "OwnerId",
            "Segment__c",
            "Churned__c",
            "CreatedDate",
            "LastModifiedDate",
            "SystemModstamp",
            "Description");
    this.history =
        new CsvFile(
            folder,
            "AccountHistory",
            "Id",
            "AccountId",
            "Field",
            "OldValue",
            "NewValue",
            "CreatedDate",
            "CreatedById");
  }

  /** Id of the copy that was merged into this account; its own id if there was none. */
  static String copy(Customer customer) {
    return isMerged(customer)
        ? SalesforceId.account(FIRST_MERGED + customer.index())
        : customer.id();
  }

  /** When the copy was merged. */
  static long mergedAt(Scene scene, Customer customer) {
    AccountMonth middle = customer.life().months().get(customer.life().months().size() / 2);
    return scene.timeline().start(Math.max(middle.month(), 1)) + 10 * Scene.DAY;
  }

  private static boolean isMerged(Customer customer) {
    return customer.index() % ACCOUNTS_PER_MERGE == 13;
  }

  @Override
  public void write(Customer customer) throws IOException {
    Chance chance = scene.chance("Account", customer.index(), 0);
    long created =
        scene.timeline().start(customer.first().month()) - chance.between(130, 400) * Scene.DAY;
    String segment = segments(customer);
    long touched =
        chance.happens(.05)
            ? scene.timeline().exported() - chance.between(2, 20) * Scene.HOUR
            : scene.timeline().start(customer.life().last().month()) + 27 * Scene.DAY;
    boolean churned = customer.life().last().exit() == Exit.CHURN;
    row(customer, customer.id(), "", false, segment, churned, created, touched);
    if (isMerged(customer)) {
      long merged = mergedAt(scene, customer);
      row(customer, copy(customer), customer.id(), true, segment, false, created + 9, merged);
    }
    owners(customer);
    siteBefore = customer.company().domain();
  }

  private void row(
      Customer customer,
      String id,
      String master,
      boolean deleted,
      String segment,
      boolean churned,
      long created,
      long touched)
      throws IOException {
    Company company = customer.company();
    Chance chance = scene.chance("Account text", customer.index(), deleted ? 1 : 0);
    accounts.row(
        id,
        company.name(),
        customer.parent() == customer.index() ? "" : SalesforceId.account(customer.parent()),
        master,
        deleted,
        customer.stays() ? "Customer" : "Former Customer",
        company.industry(),
        company.employees(),
        company.revenue(),
        company.country(),
        "https://www." + site(customer),
        customer.ownerToday(),
        segment,
        churned,
        scene.instant(created),
        scene.instant(touched),
        scene.instant(touched),
        chance.happens(.1) || deleted
            ? scene.text(chance, Kind.NOTE, "account description", customer.index() * 2L + 1)
            : scene.token("", "account description", customer.index() * 2L));
  }

  /** The customer's, or in a world of merged domains now and then that of the one before. */
  private String site(Customer customer) {
    boolean isMixedUp =
        scene.fault() == Fault.MERGED_DOMAINS
            && !siteBefore.isEmpty()
            && customer.index() % ACCOUNTS_PER_MIX_UP == 7;
    return isMixedUp ? siteBefore : customer.company().domain();
  }

  /** Writes the changes of segment and returns the segment of today. */
  private String segments(Customer customer) throws IOException {
    String segment = customer.company().segment();
    for (AccountMonth month : customer.life().months()) {
      Chance chance = scene.chance("Segment", customer.index(), month.month());
      if (chance.happens(SEGMENT_CHANGES)) {
        String next = SEGMENTS.get(chance.below(SEGMENTS.size()));
        if (!next.equals(segment)) {
          long at = scene.timeline().moment(chance, month.month(), customer.company().zone(), 0);
          change(customer, "Segment__c", segment, next, at);
          segment = next;
        }
      }
    }
    return segment;
  }

  /** The owner changes in the evening of the last day of the rep who leaves. */
  private void owners(Customer customer) throws IOException {
    AccountMonth before = customer.first();
    for (AccountMonth month : customer.life().months()) {
      if (!month.rep().equals(before.rep())) {
        long at = scene.timeline().start(month.month()) - 6 * Scene.HOUR;
        change(customer, "Owner", customer.owner(before), customer.owner(month), at);
      }
      before = month;
    }
  }

  private void change(Customer customer, String field, String old, String next, long at)
      throws IOException {
    if (scene.isSnapshot()) {
      return;
    }
    history.row(
        SalesforceId.of("017", ++changes),
        customer.id(),
        field,
        old,
        next,
        scene.instant(at),
        scene.administrator());
  }

  @Override
  public void close() throws IOException {
    accounts.close();
    history.close();
  }
}

package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code Contract.csv}: who is bound until when, and who has given notice. */
final class ContractFile implements ObjectFile {

  private final Scene scene;
  private final CsvFile contracts;

  ContractFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.contracts =
        new CsvFile(
            folder,
            "Contract",
            "Id",
            "AccountId",
            "ContractNumber",
            "OwnerId",
            "Status",
            "StartDate",
            "EndDate",
            "ContractTerm",
            "Auto_Renew__c",
            "Notice_Date__c",
            "Cancel_Reason__c",
            "CreatedDate",
            "ActivatedDate",
            "LastModifiedDate",
            "Monthly_Value__c",
            "CurrencyIsoCode");
  }

  @Override
  public void write(Customer customer) throws IOException {
    for (Term term : Term.of(scene, customer)) {
      Chance chance = scene.chance("Contract row", customer.index(), term.number());
      long start = scene.timeline().start(term.startMonth());
      boolean late = chance.happens(.02);
      long created = late ? start + chance.between(2, 20) * Scene.DAY : term.signed();
      long activated = Math.max(created, start + 30 * 60);
      boolean activatedYet = scene.isKnown(activated);
      boolean noticed = term.isLast() && term.isNoticeRecorded();
      contracts.row(
          Term.id(customer.index(), term.number()),
          customer.id(),
          "%08d".formatted(customer.index() * 100 + term.number() + 1),
          customer.owner(customer.at(term.startMonth())),
          status(term, activatedYet),
          term.start(),
          term.end(),
          Term.MONTHS,
          chance.happens(.5),
          noticed ? Timeline.day(term.decided()) : "",
          noticed || term.exit().isCompeting() ? reason(term.exit()) : "",
          scene.instant(created),
          activatedYet ? scene.instant(activated) : "",
          scene.instant(
              noticed
                  ? term.decided() + chance.between(1, 30) * 60L
                  : activatedYet ? activated : created),
          String.format(Locale.ROOT, "%.2f", term.monthlyValue()),
          "EUR");
    }
  }

  private String status(Term term, boolean activated) {
    if (term.isLast()) {
      return "Terminated";
    }
    boolean over = term.end().isBefore(scene.timeline().firstDay(scene.timeline().months()));
    return over ? "Expired" : activated ? "Activated" : "Draft";
  }

  private static String reason(Exit exit) {
    return switch (exit) {
      case NONE -> "";
      case CHURN -> "Churn";
      case MERGER -> "Merger";
      case BANKRUPTCY -> "Bankruptcy";
      case SUPPLIER_TERMINATION -> "Supplier termination";
      case PRODUCT_SUNSET -> "Product sunset";
    };
  }

  @Override
  public void close() throws IOException {
    // A contract of nobody, and one whose first day is no day.
    contracts.row(
        SalesforceId.of("800", 99_000_001),
        "",
        "99000001",
        "",
        "Draft",
        "2022-02-31",
        "",
        12,
        false,
        "",
        "",
        scene.instant(scene.timeline().start(1)),
        "",
        "",
        "",
        "EUR");
    contracts.close();
  }
}

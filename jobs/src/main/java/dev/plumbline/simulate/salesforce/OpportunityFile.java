package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.EvenCounts;
import dev.plumbline.simulate.world.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** {@code Opportunity.csv} and {@code OpportunityHistory.csv}: what was sold, renewed and lost. */
final class OpportunityFile implements ObjectFile {

  private static final int RENEWAL_OPENS_DAYS_BEFORE = 75;
  private static final int MOVED_DAYS = 60;
  private static final double EXPANSIONS = .02;
  private static final double INSIGHTS = .03;

  private final Scene scene;
  private final CsvFile opportunities;
  private final CsvFile history;
  private int rows;
  private int changes;

  OpportunityFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.opportunities =
        new CsvFile(
            folder,
            "Opportunity",
            "Id",
            "AccountId",
            "OwnerId",
            "Name",
            "Type",
            "StageName",
            "Amount",
            "CurrencyIsoCode",
            "CreatedDate",
            "CloseDate",
            "IsClosed",
            "IsWon",
            "LeadSource",
            "Loss_Reason__c",
            "ContractId",
            "LastModifiedDate",
            "Description");
    this.history =
        new CsvFile(
            folder,
            "OpportunityHistory",
            "Id",
            "OpportunityId",
            "StageName",
            "Amount",
            "CloseDate",
            "CreatedDate");
  }

  /**
   * One opportunity.
   *
   * @param closed when; 0 if still open
   */
  private record Deal(
      String type,
      String source,
      String contract,
      double amount,
      long created,
      LocalDate expected,
      long closed,
      boolean won,
      String owner) {}

  @Override
  public void write(Customer customer) throws IOException {
    List<Term> terms = Term.of(scene, customer);
    Chance chance = scene.chance("Opportunity", customer.index(), 0);
    Term first = terms.get(0);
    String id = Term.id(customer.index(), 0);
    long created = first.signed() - chance.between(40, 110) * Scene.DAY;
    String owner = customer.owner(customer.first());
    String source = chance.oneOf("Web", "Partner", "Phone Inquiry", "Trade Show");
    write(
        chance,
        new Deal(
            "New Business",
            source,
            id,
            first.monthlyValue() * Term.MONTHS,
            created,
            first.start(),
            first.signed(),
            true,
            owner),
        customer);
    for (Term term : terms) {
      Term next = term.number() + 1 < terms.size() ? terms.get(term.number() + 1) : null;
      renewal(chance, customer, term, next);
    }
    var insights = new EvenCounts(chance.uniform());
    for (AccountMonth month : customer.life().months()) {
      if (month.month() >= Scene.FIRST_ACTIVITY && month.exit() == Exit.NONE) {
        expansions(customer, month, first.monthlyValue(), insights);
      }
    }
  }

  /** Won when the next contract is signed, lost when the customer decides to leave. */
  private void renewal(Chance chance, Customer customer, Term term, Term next) throws IOException {
    long opens =
        scene.timeline().start(term.startMonth() + Term.MONTHS)
            - (RENEWAL_OPENS_DAYS_BEFORE + chance.between(0, 10)) * Scene.DAY;
    long days = chance.between(1, 20) * Scene.DAY;
    boolean saves = chance.happens(.4);
    long closed = next == null ? 0 : next.signed();
    boolean won = next != null;
    if (term.isLast()) {
      if (term.exit().isCompeting() && opens > term.decided()) {
        return;
      }
      boolean early = opens > term.decided();
      if (early && term.isNoticeRecorded() && !saves) {
        return;
      }
      opens = early ? term.decided() - 2 * Scene.HOUR : opens;
      closed = term.isNoticeRecorded() ? term.decided() + days : term.decided();
      won = false;
    }
    if (scene.isKnown(opens)) {
      write(
          chance,
          new Deal(
              "Renewal",
              "",
              Term.id(customer.index(), term.number()),
              term.monthlyValue() * Term.MONTHS,
              opens,
              term.plannedEnd(),
              scene.isKnown(closed) ? closed : 0,
              won,
              customer.owner(customer.at(term.startMonth() + Term.MONTHS - 1))),
          customer);
    }
  }

  /** What is sold on top; insight, which follows the value delivered, finds some of it. */
  private void expansions(
      Customer customer, AccountMonth month, double value, EvenCounts insightsHad)
      throws IOException {
    Chance chance = scene.chance("Expansion", customer.index(), month.month());
    int insights = insightsHad.in(month.month(), INSIGHTS * StrictMath.exp(.8 * month.value()));
    int others = chance.poisson(EXPANSIONS);
    for (int i = 0; i < insights + others; i++) {
      long created = scene.timeline().moment(chance, month.month(), customer.company().zone(), 0);
      long closed = created + chance.between(10, 80) * Scene.DAY;
      write(
          chance,
          new Deal(
              "Existing Business",
              i < insights ? chance.oneOf("QBR", "Insight") : chance.oneOf("Web", "Partner"),
              "",
              value * chance.between(1, 4),
              created,
              Timeline.day(created + 60 * Scene.DAY),
              scene.isKnown(closed) ? closed : 0,
              chance.happens(.5),
              customer.owner(month)),
          customer);
    }
  }

  /** Where the CRM tells of today alone somebody has tidied up the dates. */
  private LocalDate closeDate(Chance chance, Deal deal) {
    long moved = scene.isSnapshot() ? chance.between(5, MOVED_DAYS) * Scene.DAY : 0;
    return Timeline.day(Math.max(deal.closed() - moved, deal.created()));
  }

  private long touched(Deal deal) {
    if (scene.isSnapshot()) {
      return scene.timeline().exported() - Scene.DAY;
    }
    return deal.closed() > 0 ? deal.closed() : deal.created();
  }

  private void write(Chance chance, Deal deal, Customer customer) throws IOException {
    boolean closed = deal.closed() > 0;
    boolean won = closed && deal.won();
    String id = SalesforceId.of("006", ++rows);
    String stage = closed ? (won ? "Closed Won" : "Closed Lost") : "Proposal/Price Quote";
    LocalDate close = closed ? closeDate(chance, deal) : deal.expected();
    long amount = Math.round(deal.amount());
    opportunities.row(
        id,
        customer.id(),
        deal.owner(),
        scene.token(deal.type(), "opportunity name", rows),
        deal.type(),
        stage,
        amount,
        "EUR",
        scene.instant(deal.created()),
        close,
        closed,
        won,
        deal.source(),
        closed && !won ? chance.oneOf("Price", "Competitor", "No budget", "Service") : "",
        deal.contract(),
        scene.instant(touched(deal)),
        chance.happens(.2)
            ? scene.text(chance, Kind.NOTE, "opportunity description", rows)
            : scene.token("", "opportunity description", rows));
    stage(id, "Qualification", amount, deal.expected(), deal.created());
    long middle = deal.created() + 20 * Scene.DAY;
    boolean proposes = closed ? middle < deal.closed() : scene.isKnown(middle);
    if (proposes && chance.happens(.5)) {
      stage(id, "Proposal/Price Quote", amount, deal.expected(), middle);
    }
    if (closed) {
      stage(id, stage, amount, close, deal.closed());
    }
  }

  private void stage(String id, String stage, long amount, LocalDate close, long at)
      throws IOException {
    if (scene.isSnapshot()) {
      return;
    }
    history.row(SalesforceId.of("008", ++changes), id, stage, amount, close, scene.instant(at));
  }

  @Override
  public void close() throws IOException {
    opportunities.close();
    history.close();
  }
}

package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Domain;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.text.Slots;
import dev.plumbline.simulate.text.Split;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.EvenCounts;
import dev.plumbline.simulate.world.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code Task.csv} and {@code Event.csv}: calls, notes and meetings. The value delivered shows in
 * reviews that are held and in meetings that ask for the customer's goals, depth in lunches.
 */
final class ActivityFile implements ObjectFile {

  private static final int QUARTER = 3;
  private static final double CALLED_OFF = .05;
  private static final double CALLS = .1;
  private static final double NOTES = .05;
  private static final double PASTED_NOTES = .6;
  private static final int PASTES = 5;
  private static final double DISCOVERIES = .08;
  private static final double PER_UNIT = .8;
  private static final double MEETINGS = .04;
  private static final double BACKDATED = .03;
  private static final int LATE_ACCOUNTS = 20;

  private final Scene scene;
  private final CsvFile tasks;
  private final CsvFile events;
  private int taskRows;
  private int eventRows;

  ActivityFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.tasks =
        new CsvFile(
            folder,
            "Task",
            "Id",
            "AccountId",
            "WhoId",
            "WhatId",
            "OwnerId",
            "Subject",
            "Type",
            "TaskSubtype",
            "Status",
            "ActivityDate",
            "CallDurationInSeconds",
            "Description",
            "CreatedDate",
            "LastModifiedDate");
    this.events =
        new CsvFile(
            folder,
            "Event",
            "Id",
            "AccountId",
            "WhoId",
            "OwnerId",
            "Subject",
            "Type",
            "StartDateTime",
            "DurationInMinutes",
            "Location",
            "IsCancelled__c",
            "Description",
            "CreatedDate");
  }

  @Override
  public void write(Customer customer) throws IOException {
    Chance start = scene.chance("Event", customer.index());
    var reviews = new EvenCounts(start.uniform());
    var discoveries = new EvenCounts(start.uniform());
    for (AccountMonth month : customer.life().months()) {
      if (month.month() >= Scene.FIRST_ACTIVITY) {
        tasks(customer, month);
        meetings(customer, month, reviews, discoveries);
      }
    }
    if (customer.stays() && customer.index() % LATE_ACCOUNTS == 0) {
      Chance chance = scene.chance("Task", customer.index(), scene.timeline().months());
      long at = scene.timeline().exported() - chance.between(10, 40) * Scene.HOUR;
      task(chance, customer, customer.life().last(), "Call", at, at + 600);
    }
  }

  private void tasks(Customer customer, AccountMonth month) throws IOException {
    Chance chance = scene.chance("Task", customer.index(), month.month());
    int calls = chance.poisson(CALLS * StrictMath.exp(.1 * month.stage()));
    boolean isPasted = scene.fault() == Fault.PASTED_NOTES;
    int notes = chance.poisson(isPasted ? PASTED_NOTES : NOTES);
    for (int i = 0; i < calls + notes; i++) {
      long at = moment(chance, customer, month);
      double lagDays = chance.exponential(1) + (chance.happens(BACKDATED) ? 20 : 0);
      long logged = at + Math.round(lagDays * Scene.DAY);
      if (scene.isKnown(logged)) {
        task(chance, customer, month, i < calls ? "Call" : "Other", at, logged);
      }
    }
  }

  private void task(
      Chance chance, Customer customer, AccountMonth month, String type, long at, long logged)
      throws IOException {
    boolean call = "Call".equals(type);
    boolean beforeMerge = at < AccountFile.mergedAt(scene, customer);
    taskRows++;
    tasks.row(
        SalesforceId.of("00T", taskRows),
        beforeMerge && chance.happens(.5) ? AccountFile.copy(customer) : customer.id(),
        who(chance, customer),
        "",
        customer.owner(month),
        scene.token(call ? "Call" : "Note", "task subject", taskRows),
        type,
        call ? "Call" : "Task",
        "Completed",
        Timeline.day(at),
        call ? chance.between(1, 30) * 60 : "",
        note(chance, month),
        scene.instant(logged),
        scene.instant(logged));
  }

  /** A rep's note; now and then it reports what the customer told about the company. */
  private String note(Chance chance, AccountMonth month) {
    if (scene.fault() == Fault.PASTED_NOTES) {
      return pasted(chance.below(PASTES));
    }
    String words = scene.text(chance, Kind.NOTE, "task description", taskRows);
    if (!chance.happens(.1 + .05 * month.stage())) {
      return words;
    }
    Split split = chance.happens(.5) ? Split.TUNING : Split.HELD_BACK;
    String told =
        Slots.fill(
            chance,
            scene
                .sentences()
                .disclosing(chance, Domain.BUSINESS, chance.between(1, 2), split)
                .pattern());
    return words + "\nThey said: \"" + told + "\"";
  }

  /** One of a few texts, the same for every customer. */
  private String pasted(int number) {
    Chance words = scene.chance("Paste", number);
    return IntStream.of(2, 3)
        .mapToObj(level -> scene.sentences().disclosing(words, Domain.SELF, level, Split.TUNING, 0))
        .map(sentence -> Slots.fill(words, sentence.pattern()))
        .collect(Collectors.joining(" "));
  }

  private void meetings(
      Customer customer, AccountMonth month, EvenCounts reviewsHeld, EvenCounts discoveriesHeld)
      throws IOException {
    Chance chance = scene.chance("Event", customer.index(), month.month());
    double value = month.value();
    double kept = 1 / (1 + StrictMath.exp(-1.3 * value));
    boolean held = reviewsHeld.in(month.tenure(), kept) > 0;
    if (held || chance.happens(CALLED_OFF)) {
      String type = month.tenure() % QUARTER == 0 ? "QBR" : "Review";
      event(chance, customer, month, type, 60, !held);
    }
    int discoveries =
        discoveriesHeld.in(month.month(), DISCOVERIES * StrictMath.exp(PER_UNIT * value));
    int others = chance.poisson(MEETINGS);
    int lunches = chance.poisson(.01 + .03 * month.stage());
    for (int i = 0; i < discoveries; i++) {
      event(chance, customer, month, "Discovery", 60, false);
    }
    for (int i = 0; i < others; i++) {
      event(chance, customer, month, "Meeting", 60, chance.happens(.08));
    }
    for (int i = 0; i < lunches; i++) {
      event(chance, customer, month, "Lunch", 90, false);
    }
  }

  private void event(
      Chance chance,
      Customer customer,
      AccountMonth month,
      String type,
      int minutes,
      boolean cancelled)
      throws IOException {
    long at = moment(chance, customer, month) / 900 * 900;
    eventRows++;
    events.row(
        SalesforceId.of("00U", eventRows),
        customer.id(),
        who(chance, customer),
        customer.owner(month),
        scene.token(type, "event subject", eventRows),
        type,
        scene.instant(at),
        minutes,
        scene.token(chance.oneOf("", "On site"), "event location", eventRows),
        cancelled,
        chance.happens(.05)
            ? scene.text(chance, Kind.NOTE, "event description", eventRows)
            : scene.token("", "event description", eventRows),
        scene.instant(at - chance.between(3, 15) * Scene.DAY));
  }

  private long moment(Chance chance, Customer customer, AccountMonth month) {
    return scene.timeline().moment(chance, month.month(), customer.company().zone(), .02);
  }

  private static String who(Chance chance, Customer customer) {
    return SalesforceId.contact(
        customer.inCrm().get(chance.below(customer.inCrm().size())).index());
  }

  @Override
  public void close() throws IOException {
    tasks.spoiltRow(SalesforceId.of("00T", 99_000_001), "", "", "", "", "cut");
    tasks.close();
    events.spoiltRow(SalesforceId.of("00U", 99_000_001));
    events.close();
  }
}

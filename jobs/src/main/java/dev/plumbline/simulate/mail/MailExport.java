package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.truth.MessageTruth;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.Fault;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Life;
import dev.plumbline.simulate.world.Rep;
import dev.plumbline.simulate.world.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes one mailbox per rep, and one for the mailbox of the team with copies. */
public final class MailExport {

  private static final int THREADS = 2;
  private static final int AHEAD = 4;
  private static final double COPIED_TO_TEAM = .02;
  private static final double TWICE = .004;
  private static final double BAD_DATE = .002;
  private static final int LATE_ACCOUNTS = 20;
  private static final int REPS_PER_BROKEN = 10;

  private final MailDialect dialect;
  private final LatentWorld world;
  private final Timeline timeline;
  private final Directory directory;
  private final Correspondence correspondence;
  private final OtherMail otherMail;

  public MailExport(
      LatentWorld world,
      Directory directory,
      Timeline timeline,
      Sentences sentences,
      MailDialect dialect,
      Fault fault) {
    this.dialect = dialect;
    Composer composer = new Composer(sentences, directory.tokens());
    this.world = world;
    this.timeline = timeline;
    this.directory = directory;
    this.correspondence = new Correspondence(world, directory, timeline, composer, fault);
    this.otherMail = new OtherMail(world, directory, timeline, composer);
  }

  /** Receives the truth about each message, in the same order whatever the threads do. */
  @FunctionalInterface
  public interface TruthSink {
    void accept(MessageTruth truth) throws IOException;
  }

  /** A rep's share of what does not stand in the rep's own file. */
  private record Aside(List<MessageTruth> truths, List<Letter> copies) {}

  public void write(List<Life> lives, Path folder, TruthSink truths)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<Rep> reps = world.salesForce().reps();
    List<List<Life>> byRep = byRep(lives, reps.size());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Mailbox team = dialect.open(folder, "team")) {
      Deque<Future<Aside>> running = new ArrayDeque<>();
      for (Rep rep : reps) {
        if (!byRep.get(rep.index()).isEmpty()) {
          running.add(threads.submit(() -> mailbox(rep, byRep.get(rep.index()), folder)));
        }
        if (running.size() > AHEAD) {
          finish(running.remove(), team, truths);
        }
      }
      while (!running.isEmpty()) {
        finish(running.remove(), team, truths);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void finish(Future<Aside> mailbox, Mailbox team, TruthSink truths)
      throws IOException, InterruptedException {
    try {
      Aside aside = mailbox.get();
      for (MessageTruth truth : aside.truths()) {
        truths.accept(truth);
      }
      for (Letter copy : aside.copies()) {
        team.write(copy);
      }
    } catch (ExecutionException e) {
      throw new IOException("Cannot write a mailbox", e);
    }
  }

  private static List<List<Life>> byRep(List<Life> lives, int reps) {
    List<List<Life>> byRep = new ArrayList<>();
    for (int i = 0; i < reps; i++) {
      byRep.add(new ArrayList<>());
    }
    for (Life life : lives) {
      life.months().stream()
          .filter(month -> month.month() >= 0)
          .map(month -> month.rep().index())
          .distinct()
          .forEach(rep -> byRep.get(rep).add(life));
    }
    return byRep;
  }

  private Aside mailbox(Rep rep, List<Life> lives, Path folder) throws IOException {
    Aside aside = new Aside(new ArrayList<>(), new ArrayList<>());
    Chance chance = Chance.of(world.seed(), Stream.WARTS, -1 - rep.index(), 0);
    String owner = directory.rep(rep).address();
    String name = "rep-%03d".formatted(rep.index() + 1);
    try (Mailbox file = dialect.open(folder, name)) {
      for (Life life : lives) {
        for (AccountMonth month : life.months()) {
          if (month.month() >= 0 && month.rep().equals(rep)) {
            List<Correspondence.Sent> sent =
                new ArrayList<>(correspondence.of(life.account(), month));
            sent.addAll(otherMail.of(life.account(), month, List.copyOf(sent)));
            for (Correspondence.Sent message : sent) {
              write(file, message, chance, aside);
            }
          }
        }
        boolean stays = life.last().exit() == Exit.NONE && life.last().rep().equals(rep);
        if (stays && life.account().index() % LATE_ACCOUNTS == 0) {
          write(file, otherMail.afterLastMonth(life.account(), life.last()), chance, aside);
        }
      }
      if (rep.index() % REPS_PER_BROKEN == 0) {
        writeBroken(file, chance, owner);
      }
    }
    return aside;
  }

  private static void write(Mailbox file, Correspondence.Sent message, Chance chance, Aside aside)
      throws IOException {
    Letter letter = message.letter();
    if (chance.happens(BAD_DATE)) {
      letter =
          letter.withHeaders(
              List.of(chance.oneOf("", "Date: Thu, 32 Foo 2022 25:61:00", "Date: yesterday")));
    }
    file.write(letter);
    if (chance.happens(TWICE)) {
      file.write(letter);
    }
    if (chance.happens(COPIED_TO_TEAM)) {
      aside.copies().add(letter);
    }
    aside.truths().add(message.truth());
  }

  /** Three ways in which a mailbox spoils a message. */
  private void writeBroken(Mailbox file, Chance chance, String owner) throws IOException {
    String separator =
        "From " + owner + " " + MailDate.separator(timeline.start(chance.below(timeline.months())));
    switch (chance.below(3)) {
      case 0 -> file.writeBroken(separator, "X-Spoilt: yes", "", "There is no sender.");
      case 1 -> file.writeBroken(separator, "From:", "To: <", "Date: never", "", "Nothing here.");
      default -> file.writeBroken(separator, "Content-Type: multipart/mixed; boundary=", "");
    }
  }
}

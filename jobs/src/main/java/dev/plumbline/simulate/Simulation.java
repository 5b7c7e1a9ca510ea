package dev.plumbline.simulate;

import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.simulate.dialect.CalendarDialect;
import dev.plumbline.simulate.dialect.Dialect;
import dev.plumbline.simulate.mail.MailDialect;
import dev.plumbline.simulate.mail.MailExport;
import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.people.Tokens;
import dev.plumbline.simulate.salesforce.SalesforceExport;
import dev.plumbline.simulate.salesforce.SalesforceId;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.truth.TruthFile;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Life;
import dev.plumbline.simulate.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Exports of a world whose truth is known: CRM and mail, the truth beside them, and settings with
 * which a nightly run works on them as they stand.
 *
 * @param accounts customers, those that left included
 * @param months calendar months with mail
 * @param plantsTokens whether every free text, name and address holds a word found nowhere else
 */
public record Simulation(World world, int accounts, int months, long seed, boolean plantsTokens) {

  private static final String MARKER = "Made by plumbline simulate. Nobody in it exists.\n";

  /** Writes everything below a folder, mail as mbox files. */
  public void writeTo(Path out) throws IOException, InterruptedException {
    writeTo(out, MailDialect.MBOX);
  }

  /** Writes everything below a folder, mail in one of its forms. */
  public void writeTo(Path out, MailDialect mail) throws IOException, InterruptedException {
    Path exports = out.resolve("exports");
    Path truth = out.resolve("truth");
    LatentWorld latent = latent();
    List<Life> lives = latent.lives();
    writeSalesforceTo(exports.resolve("salesforce"));
    writeMail(latent, lives, mail, exports.resolve("mail"), truth);
    writeAccountMonths(lives, timeline(), truth);
    for (Path folder : List.of(exports, exports.resolve("salesforce"), exports.resolve("mail"))) {
      Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), MARKER);
    }
    Files.writeString(truth.resolve("parameters.json"), Parameters.json(this));
    Files.writeString(out.resolve("plumbline.conf"), SampleSettings.text(out, world.fault()));
  }

  /** Writes the CRM export that {@link #writeTo} wrote again, as another system exports it. */
  public void writeAs(Dialect dialect, Path out) throws IOException {
    Path folder = out.resolve("exports").resolve(dialect.source());
    dialect.write(out.resolve("exports/salesforce"), folder);
    Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), MARKER);
  }

  /** Writes the meetings of the CRM export that {@link #writeTo} wrote as calendars. */
  public void writeAs(CalendarDialect dialect, Path out) throws IOException {
    Path folder = out.resolve("exports/calendar");
    dialect.write(out.resolve("exports/salesforce"), folder);
    Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), MARKER);
  }

  /** Writes the CRM export alone. */
  public void writeSalesforceTo(Path folder) throws IOException {
    LatentWorld latent = latent();
    new SalesforceExport(latent, directory(), timeline(), Sentences.load(), world.fault())
        .write(latent.lives(), folder);
  }

  /** Writes the mail alone. */
  public void writeMailTo(Path folder, MailDialect mail) throws IOException, InterruptedException {
    LatentWorld latent = latent();
    new MailExport(latent, directory(), timeline(), Sentences.load(), mail, world.fault())
        .write(latent.lives(), folder, truth -> {});
    Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), MARKER);
  }

  private LatentWorld latent() {
    return new LatentWorld(world.effects(), world.scale(accounts, months), seed);
  }

  private Timeline timeline() {
    return Timeline.of(months);
  }

  private Directory directory() {
    return new Directory(seed, new Tokens(plantsTokens, seed));
  }

  private void writeMail(
      LatentWorld latent, List<Life> lives, MailDialect mail, Path folder, Path truth)
      throws IOException, InterruptedException {
    try (TruthFile messages =
        new TruthFile(
            truth.resolve("sim_truth_message.csv.gz"),
            "message_id",
            "account_id",
            "month",
            "side",
            "kind",
            "business_level",
            "self_level",
            "split",
            "sentences")) {
      new MailExport(latent, directory(), timeline(), Sentences.load(), mail, world.fault())
          .write(
              lives,
              folder,
              m ->
                  messages.row(
                      m.messageId(),
                      SalesforceId.account(m.account()),
                      timeline().firstDay(m.month()),
                      m.received() ? "IN" : "OUT",
                      m.kind(),
                      m.businessLevel(),
                      m.selfLevel(),
                      m.split(),
                      m.sentences()));
    }
  }

  private static void writeAccountMonths(List<Life> lives, Timeline timeline, Path truth)
      throws IOException {
    try (TruthFile months =
        new TruthFile(
            truth.resolve("sim_truth_account_month.csv.gz"),
            "account_id",
            "month",
            "tenure",
            "stage",
            "depth",
            "value",
            "conflict",
            "deepened",
            "leaving",
            "rep",
            "conflict_breaks_out",
            "event",
            "competing")) {
      for (Life life : lives) {
        for (AccountMonth m : life.months()) {
          months.row(
              SalesforceId.account(life.account().index()),
              timeline.firstDay(m.month()),
              m.tenure(),
              m.stage(),
              m.depth(),
              String.format(Locale.ROOT, "%.4f", m.value()),
              flag(m.inConflict()),
              flag(m.deepened()),
              flag(m.leaving()),
              m.rep().index(),
              flag(m.conflictBreaksOut()),
              flag(m.exit() == Exit.CHURN),
              m.exit().isCompeting() ? m.exit() : "");
        }
      }
    }
  }

  private static int flag(boolean is) {
    return is ? 1 : 0;
  }
}

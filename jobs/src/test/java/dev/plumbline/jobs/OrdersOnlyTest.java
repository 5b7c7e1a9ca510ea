package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company that keeps no contracts, from its exports to results: 40 accounts order every month and
 * are met every other, 16 of them for a while only.
 */
@SparkTest
class OrdersOnlyTest {

  private static final LocalDate START = LocalDate.of(2018, 1, 1);
  private static final LocalDate END = LocalDate.of(2022, 12, 31);

  @TempDir private Path folder;

  @Test
  void whoStopsOrderingHasLeftAndTheRestIsEstimated(MemoryLake lake) throws IOException {
    Settings settings = settings("gap", List.of("probabilistic"));
    Pipeline.of(settings).jobs().stream()
        .filter(job -> job.writes().stream().noneMatch(OrdersOnlyTest::isPublished))
        .forEach(job -> run(job, lake));

    List<Row> stays = lake.read(Spells.TABLE).where(isPrimary()).collectAsList();
    assertThat(stays)
        .hasSize(40)
        .allSatisfy(row -> assertThat(row.<String>getAs("mode")).isEqualTo(Spells.GAP));
    assertThat(stays)
        .filteredOn(row -> row.getAs("exit_code").equals(Spells.CHURN))
        .hasSize(16)
        .allSatisfy(
            row ->
                assertThat(row.<java.sql.Date>getAs("decision_date").toLocalDate())
                    .isEqualTo(
                        row.<java.sql.Date>getAs("end_date")
                            .toLocalDate()
                            .plusDays(row.<Integer>getAs("patience_days") + 1)));
    assertThat(lake.read(Panel.TABLE).where(Panel.EVENT.col().equalTo(1)).count()).isEqualTo(16);
    assertThat(lake.read(Fits.TABLE).select(Fits.MODEL_ID.col()).distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .contains("M4", "MJ", "M4/PROBABILISTIC", "MJ/PROBABILISTIC");
  }

  private static org.apache.spark.sql.Column isPrimary() {
    return Spells.DEFINITION.col().equalTo(functions.lit(Spells.PRIMARY));
  }

  private static boolean isPublished(Table table) {
    return table.layer() == Layer.PUBLISHED;
  }

  /** Tables that no export feeds are empty; what a job wrote is held, or plans would pile up. */
  private static void run(Job job, MemoryLake lake) {
    for (Table table : job.reads()) {
      if (Set.of(
              Subscriptions.TABLE,
              Opportunities.TABLE,
              FieldHistory.TABLE,
              Cases.TABLE,
              Contacts.TABLE)
          .contains(table)) {
        lake.holdsNoRowsOf(table);
      }
    }
    job.run(lake);
    job.writes().forEach(t -> lake.overwrite(t, lake.read(t).localCheckpoint()));
  }

  private Settings settings(String mode, List<String> beside) throws IOException {
    StringBuilder accounts = new StringBuilder("Id,Name,CreatedDate,SystemModstamp,OwnerId\n");
    StringBuilder orders = new StringBuilder("Id,AccountId,EffectiveDate,CreatedDate\n");
    StringBuilder meetings =
        new StringBuilder(
            "Id,AccountId,OwnerId,Subject,StartDateTime,DurationInMinutes,CreatedDate\n");
    for (int i = 0; i < 40; i++) {
      String account = "001A%02d".formatted(i);
      accounts.append(
          "%s,Firm %d,2018-01-01T00:00:00.000Z,2018-01-01T00:00:00.000Z,005R\n"
              .formatted(account, i));
      LocalDate leaves = i % 5 < 2 ? LocalDate.of(2020, 1, 1).plusDays(37L * i % 700) : END;
      int at = 0;
      for (LocalDate day = START.plusDays(i); !day.isAfter(leaves); ) {
        orders.append("801%02d%02d,%s,%s,%sT08:00:00.000Z\n".formatted(i, at, account, day, day));
        if (at % 2 == 0) {
          meetings.append(
              "00U%02d%02d,%s,005R,Visit,%sT10:00:00.000Z,30,%sT08:00:00.000Z\n"
                  .formatted(i, at, account, day, day));
        }
        at++;
        day = day.plusDays(25 + (7L * i + 11L * at) % 13);
      }
    }
    Files.writeString(folder.resolve("Account.csv"), accounts);
    Files.writeString(folder.resolve("Order.csv"), orders);
    Files.writeString(folder.resolve("Event.csv"), meetings);
    Path config =
        Files.writeString(
            folder.resolve("company.conf"),
            "plumbline.retention.beside = [%s]".formatted(String.join(", ", beside)));
    return Settings.load(
        config,
        Map.of(
            "salesforce.path",
            folder.toString(),
            "retention.mode",
            mode,
            "privacy.key",
            "a key of sixteen letters"));
  }
}

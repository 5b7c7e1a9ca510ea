package dev.plumbline.jobs;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.ResolvedInteractions;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.core.TemplateMessages;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the account that each message, meeting, call and note concerns. */
public final class ResolveInteractions implements Job {

  private final TimeSettings time;
  private final OfficeHoursSettings officeHours;

  public ResolveInteractions(TimeSettings time, OfficeHoursSettings officeHours) {
    this.time = time;
    this.officeHours = officeHours;
  }

  @Override
  public String name() {
    return "resolve-interactions";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        dev.plumbline.tables.staging.Interactions.TABLE,
        Parties.TABLE,
        TemplateMessages.TABLE,
        Contacts.TABLE,
        Cases.TABLE,
        Accounts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Interactions.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time, officeHours);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> staged = lake.read(dev.plumbline.tables.staging.Interactions.TABLE);
    Dataset<Row> parties = lake.read(Parties.TABLE);
    Dataset<Row> templates = lake.read(TemplateMessages.TABLE);
    Dataset<Row> contacts = lake.read(Contacts.TABLE);
    Dataset<Row> cases = lake.read(Cases.TABLE);
    Dataset<Row> accounts = lake.read(Accounts.TABLE);

    Dataset<Row> interactions =
        new ResolvedInteractions(time, officeHours)
            .of(staged, parties, templates, contacts, cases, accounts);

    lake.overwrite(Interactions.TABLE, interactions);
  }
}

package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.MailParties;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the accounts and reps of each list of participants.
 *
 * <p>A table of its own, as it is small beside the messages: so messages need not be moved to meet
 * it.
 */
public final class ResolveParties implements Job {

  @Override
  public String name() {
    return "resolve-parties";
  }

  @Override
  public List<Table> reads() {
    return List.of(Interactions.TABLE, Users.TABLE, Identities.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Parties.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> users = lake.read(Users.TABLE);
    Dataset<Row> identities = lake.read(Identities.TABLE);

    Dataset<Row> parties = MailParties.of(interactions, identities, users);

    lake.overwrite(Parties.TABLE, parties);
  }
}

package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Accounts.ABSORBED_IDS;
import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static dev.plumbline.tables.core.Accounts.PARENT_ID;

import dev.plumbline.tables.staging.Accounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Which accounts became which by merging, and who owns whom.
 *
 * <p>A merge into an account that was merged itself is followed to the end; so are parents. A merge
 * into an account that the export does not hold is no merge. Ids in a circle stand for the smallest
 * of them.
 *
 * <p>Pointers go any number of steps, so one task follows them all: three ids of each account is
 * what it holds.
 */
final class AccountFamilies {

  private static final StructType SCHEMA =
      new StructType()
          .add(ACCOUNT_ID.name(), ACCOUNT_ID.type())
          .add(PARENT_ID.name(), PARENT_ID.type())
          .add(ABSORBED_IDS.name(), ABSORBED_IDS.type());

  private AccountFamilies() {}

  /**
   * One row per surviving account: its id, its ultimate parent, what it absorbed.
   *
   * @param accounts rows of {@link Accounts}
   */
  static Dataset<Row> of(Dataset<Row> accounts) {
    return accounts
        .select(Accounts.ACCOUNT_ID.col(), Accounts.MERGED_INTO_ID.col(), Accounts.PARENT_ID.col())
        .coalesce(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) AccountFamilies::follow, Encoders.row(SCHEMA));
  }

  private static Iterator<Row> follow(Iterator<Row> rows) {
    List<Row> accounts = new ArrayList<>();
    Map<String, String> into = new HashMap<>();
    rows.forEachRemaining(accounts::add);
    TreeSet<String> ids = new TreeSet<>();
    accounts.forEach(account -> ids.add(account.getString(0)));
    for (Row account : accounts) {
      if (account.getString(1) != null && ids.contains(account.getString(1))) {
        into.put(account.getString(0), account.getString(1));
      }
    }
    Chains merges = new Chains(into);
    Map<String, TreeSet<String>> absorbed = new TreeMap<>();
    ids.forEach(
        id -> absorbed.computeIfAbsent(merges.end(id), survivor -> new TreeSet<>()).add(id));

    Map<String, String> parents = new HashMap<>();
    for (Row account : accounts) {
      String child = account.getString(0);
      if (account.getString(2) != null && absorbed.containsKey(child)) {
        String parent = merges.end(account.getString(2));
        if (!parent.equals(child)) {
          parents.put(child, parent);
        }
      }
    }
    Chains owners = new Chains(parents);
    return absorbed.entrySet().stream()
        .map(
            family -> {
              String survivor = family.getKey();
              String[] others =
                  family.getValue().stream()
                      .filter(id -> !id.equals(survivor))
                      .toArray(String[]::new);
              return RowFactory.create(survivor, owners.end(survivor), others);
            })
        .iterator();
  }
}

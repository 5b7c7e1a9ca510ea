package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Accounts.ABSORBED_IDS;
import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static dev.plumbline.tables.core.Accounts.PARENT_ID;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.config.IdentitySettings;
import dev.plumbline.resolve.Crosswalk.Entry;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMatches;
import dev.plumbline.tables.staging.Accounts;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which accounts became which by merging, which of several systems are one, and who owns whom.
 *
 * <p>A merge into an account that was merged itself is followed to the end; so are parents. A merge
 * into an account that the export does not hold is no merge. Ids in a circle stand for the smallest
 * of them. What is left after the merges of each system is matched over systems by {@link
 * Crosswalk}.
 *
 * <p>Pointers go any number of steps, so one task follows them all: a few ids of each account is
 * what it holds.
 */
final class AccountFamilies {

  private static final Field MATCHES =
      Field.required(
          "matches",
          createArrayType(
              createStructType(
                  AccountMatches.TABLE.fields().stream()
                      .map(f -> DataTypes.createStructField(f.name(), f.type(), f.nullable()))
                      .toArray(StructField[]::new))),
          "Rows of account_matches that are about it");

  private static final StructType SCHEMA =
      new StructType()
          .add(ACCOUNT_ID.name(), ACCOUNT_ID.type())
          .add(PARENT_ID.name(), PARENT_ID.type())
          .add(ABSORBED_IDS.name(), ABSORBED_IDS.type())
          .add(MATCHES.name(), MATCHES.type());

  private AccountFamilies() {}

  /**
   * One row per surviving account: its id, its ultimate parent, what it absorbed, and why.
   *
   * @param accounts rows of {@link Accounts}
   */
  static Dataset<Row> of(Dataset<Row> accounts, IdentitySettings identity) {
    return accounts
        .select(
            Accounts.ACCOUNT_ID.col(),
            Accounts.MERGED_INTO_ID.col(),
            Accounts.PARENT_ID.col(),
            Accounts.SOURCE.col(),
            Accounts.DOMAIN_KEY.col(),
            Accounts.NAME_KEY.col(),
            Accounts.EXTERNAL_ID.col(),
            Accounts.MERGED_AT.col(),
            Accounts.EVENT_AT.col(),
            Accounts.IS_DELETED.col())
        .coalesce(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> follow(rows, identity), Encoders.row(SCHEMA));
  }

  /** Rows of {@link AccountMatches}, of the rows of {@link #of}. */
  static Dataset<Row> matches(Dataset<Row> families) {
    Dataset<Row> matches = families.select(explode(MATCHES.col()).as(MATCHES.name()));
    return matches.select(
        AccountMatches.TABLE.fields().stream()
            .map(field -> field.from(MATCHES.col().getField(field.name())))
            .toArray(Column[]::new));
  }

  private static Iterator<Row> follow(Iterator<Row> rows, IdentitySettings identity) {
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
    Crosswalk crosswalk = Crosswalk.of(entries(accounts, merges), today(identity, merges));
    Map<String, TreeSet<String>> absorbed = new TreeMap<>();
    ids.forEach(
        id ->
            absorbed
                .computeIfAbsent(crosswalk.leader(merges.end(id)), survivor -> new TreeSet<>())
                .add(id));

    Chains owners = owners(accounts, merges, crosswalk);
    Map<String, List<Row>> matches = matches(accounts, merges, crosswalk);
    return absorbed.entrySet().stream()
        .map(
            family -> {
              String survivor = family.getKey();
              String[] others =
                  family.getValue().stream()
                      .filter(id -> !id.equals(survivor))
                      .toArray(String[]::new);
              Row[] told = matches.getOrDefault(survivor, List.of()).toArray(Row[]::new);
              return RowFactory.create(survivor, owners.end(survivor), others, told);
            })
        .iterator();
  }

  /**
   * Who owns whom, as the account tells that stands for the company, else the first that was
   * matched with it. The latter closes no circle: two systems that contradict each other would make
   * one family of it.
   */
  private static Chains owners(List<Row> accounts, Chains merges, Crosswalk crosswalk) {
    Map<String, String> parents = new HashMap<>();
    Chains owners = new Chains(parents);
    Map<String, String> told = new HashMap<>();
    for (Row account : accounts) {
      String id = account.getString(0);
      if (account.getString(2) != null && merges.end(id).equals(id)) {
        String end = merges.end(account.getString(2));
        String parent = crosswalk.leader(end) == null ? end : crosswalk.leader(end);
        String child = crosswalk.leader(id);
        if (!parent.equals(child)) {
          (id.equals(child) ? parents : told).put(id, parent);
        }
      }
    }
    told.keySet().stream()
        .sorted(crosswalk.byRank())
        .filter(id -> !owners.end(told.get(id)).equals(crosswalk.leader(id)))
        .forEach(id -> parents.putIfAbsent(crosswalk.leader(id), told.get(id)));
    return owners;
  }

  /** Decisions go on to hold when the CRM merges one of their accounts into another. */
  private static IdentitySettings today(IdentitySettings identity, Chains merges) {
    return new IdentitySettings(
        identity.sources(), ends(identity.same(), merges), ends(identity.different(), merges));
  }

  private static List<List<String>> ends(List<List<String>> pairs, Chains merges) {
    return pairs.stream()
        .map(pair -> pair.stream().map(merges::end).toList())
        .filter(pair -> !pair.get(0).equals(pair.get(1)))
        .toList();
  }

  /**
   * What is left of each system. A survivor has the web site of what it absorbed, and the id that
   * this had in another system, if none else; other systems may know it by the ids of both.
   */
  private static List<Entry> entries(List<Row> accounts, Chains merges) {
    Map<String, Row> survivors = new TreeMap<>();
    Map<String, String> domains = new TreeMap<>();
    Map<String, String> externalIds = new TreeMap<>();
    Map<String, TreeSet<String>> ids = new TreeMap<>();
    for (Row account : accounts) {
      String id = account.getString(0);
      String end = merges.end(id);
      if (end.equals(id)) {
        survivors.put(end, account);
      }
      ids.computeIfAbsent(end, survivor -> new TreeSet<>()).add(id);
      addFirst(domains, end, account.getString(4));
      addFirst(externalIds, end, account.getString(6));
    }
    List<Entry> entries = new ArrayList<>();
    survivors.forEach(
        (id, row) ->
            entries.add(
                new Entry(
                    id,
                    row.getString(3),
                    row.getString(4) == null ? domains.get(id) : row.getString(4),
                    row.getString(5),
                    row.getString(6) == null ? externalIds.get(id) : row.getString(6),
                    List.copyOf(ids.get(id)),
                    !row.isNullAt(9) && row.getBoolean(9))));
    return entries;
  }

  private static void addFirst(Map<String, String> values, String id, String value) {
    if (value != null) {
      values.merge(id, value, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  private static Map<String, List<Row>> matches(
      List<Row> accounts, Chains merges, Crosswalk crosswalk) {
    Map<String, Timestamp> created = new HashMap<>();
    accounts.forEach(account -> created.put(account.getString(0), account.getTimestamp(8)));
    Map<String, List<Row>> matches = new HashMap<>();
    Stream<Row> merged =
        accounts.stream()
            .filter(account -> !merges.end(account.getString(0)).equals(account.getString(0)))
            .sorted(Comparator.comparing(account -> account.getString(0)))
            .map(
                account -> {
                  String end = merges.end(account.getString(0));
                  return RowFactory.create(
                      account.getString(0),
                      end,
                      crosswalk.leader(end),
                      "MATCHED",
                      "CRM_MERGE",
                      account.getTimestamp(7));
                });
    Stream<Row> matched =
        crosswalk.matches().stream()
            .map(
                match ->
                    RowFactory.create(
                        match.id(),
                        match.with(),
                        crosswalk.leader(match.id()),
                        match.isCertain() ? "MATCHED" : "REVIEW",
                        match.rule(),
                        match.isCertain()
                            ? later(created.get(match.id()), created.get(match.with()))
                            : null));
    Stream.concat(merged, matched)
        .forEach(
            row -> matches.computeIfAbsent(row.getString(2), id -> new ArrayList<>()).add(row));
    return matches;
  }

  /** Null where the later one cannot be told: who always was there was not created. */
  private static Timestamp later(Timestamp one, Timestamp other) {
    Timestamp later = one.before(other) ? other : one;
    return later.toInstant().equals(Instant.EPOCH) ? null : later;
  }
}

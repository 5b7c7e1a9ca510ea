package dev.plumbline.simulate.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A system that our customers keep records in, as its export spells them. Which file holds which
 * columns of which Salesforce object stands in a resource of its name.
 */
public enum Dialect {
  HUBSPOT,
  DYNAMICS,
  ZENDESK,
  STRIPE,
  LEDGER;

  /** The name of its folder, and of the source that reads it. */
  public String source() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes what {@code salesforce} holds as this system exports it.
   *
   * @param salesforce a folder of CSV files that the simulator wrote
   */
  public void write(Path salesforce, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Map<String, String>> accounts = new HashMap<>();
    rows(salesforce, "Account").forEach(row -> accounts.put(row.get("Id"), row));
    for (FileSpec file : files()) {
      List<String> lines = new ArrayList<>();
      lines.add(String.join(",", file.columns().keySet()));
      for (FileSpec part : file.parts()) {
        Set<String> changed = new HashSet<>();
        for (Map<String, String> row : rows(salesforce, part.object())) {
          Map<String, String> told = told(row, accounts, changed);
          if (part.wants(told)) {
            lines.add(CsvRows.line(part.values(told)));
          }
        }
      }
      Files.write(folder.resolve(file.name() + ".csv"), lines);
    }
  }

  /**
   * A row with what other systems know beside it: the account that its own is after merges, for
   * some move records over; when the account was made; whether a change is the first of its field.
   */
  private static Map<String, String> told(
      Map<String, String> row, Map<String, Map<String, String>> accounts, Set<String> changed) {
    Map<String, String> told = new HashMap<>(row);
    String account = row.getOrDefault("AccountId", "");
    Map<String, String> of = accounts.getOrDefault(account, Map.of());
    String master = of.getOrDefault("MasterRecordId", "");
    told.put("Survivor", master.isEmpty() ? account : master);
    told.put("AccountCreated", of.getOrDefault("CreatedDate", ""));
    told.put("IsFirst", String.valueOf(changed.add(account + row.get("Field"))));
    return told;
  }

  static List<Map<String, String>> rows(Path salesforce, String object) throws IOException {
    if (object.equals("Constants")) {
      return Options.rows();
    }
    try (Reader in = Files.newBufferedReader(salesforce.resolve(object + ".csv"))) {
      return CsvRows.of(in);
    }
  }

  private List<FileSpec> files() {
    try (InputStream in = Dialect.class.getResourceAsStream(source() + ".txt")) {
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return FileSpec.all(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

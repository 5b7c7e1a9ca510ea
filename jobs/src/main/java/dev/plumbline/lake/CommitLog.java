package dev.plumbline.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.errors.DeclarationException;
import dev.plumbline.schema.Table;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * The versions of tables, read from the files of the Delta log alone: milliseconds where a snapshot
 * takes half a second.
 */
public final class CommitLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration hadoop;
  private final String root;

  public CommitLog(Configuration hadoop, String root) {
    this.hadoop = hadoop;
    this.root = root;
  }

  public boolean holds(Table table) {
    return !versions(table).isEmpty();
  }

  /** The commits of {@code table}, newest first, each read when it is asked for. */
  public Stream<Commit> newestFirst(Table table) {
    return versions(table).stream().map(this::commit);
  }

  /**
   * The last stamp that {@code job} left on {@code table}; empty if it left none, or if somebody
   * else changed rows since.
   */
  public Optional<Stamp> lastStamp(String job, Table table) {
    return newestFirst(table)
        .takeWhile(commit -> !commit.isForeign())
        .flatMap(commit -> commit.stamp().stream())
        .filter(stamp -> stamp.job().equals(job))
        .findFirst();
  }

  /**
   * Refuses a table that is there by other columns than it is declared with.
   *
   * @throws DeclarationException if the log tells of other columns; one whose old commits were
   *     cleaned away may not tell, and is refused when it is read or written
   */
  public void requireDeclared(Table table) {
    versions(table).stream()
        .flatMap(file -> action(file, "metaData").stream())
        .findFirst()
        .map(metaData -> DataType.fromJson(metaData.path("schemaString").asText()))
        .ifPresent(schema -> Declaration.require(table, (StructType) schema));
  }

  /** When the oldest version that the log still tells of was made. */
  public Optional<Instant> oldest(Table table) {
    return versions(table).stream()
        .map(file -> Instant.ofEpochMilli(file.getModificationTime()))
        .min(Comparator.naturalOrder());
  }

  /** Removes {@code table} with all its versions. */
  void remove(Table table) {
    var folder = new Path(root + "/" + table.path());
    try {
      folder.getFileSystem(hadoop).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<FileStatus> versions(Table table) {
    var log = new Path(root + "/" + table.path() + "/_delta_log");
    try {
      return Arrays.stream(log.getFileSystem(hadoop).listStatus(log))
          .filter(file -> file.getPath().getName().matches("\\d{20}\\.json"))
          .sorted(Comparator.comparing(FileStatus::getPath).reversed())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Commit commit(FileStatus file) {
    return Commit.of(action(file, "commitInfo").orElseGet(JSON::createObjectNode));
  }

  /** The first action of a kind in one version. */
  private Optional<JsonNode> action(FileStatus file, String kind) {
    try {
      FileSystem files = file.getPath().getFileSystem(hadoop);
      try (var lines =
          new BufferedReader(new InputStreamReader(files.open(file.getPath()), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("{\"" + kind + "\"")) {
            return Optional.of(JSON.readTree(line).path(kind));
          }
        }
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

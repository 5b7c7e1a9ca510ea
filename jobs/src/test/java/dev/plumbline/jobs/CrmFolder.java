package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.plumbline.config.Settings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.TableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Column;

/**
 * The export of a CRM in a folder of a test, and the tables that it becomes.
 *
 * @param folder where files are written
 */
record CrmFolder(Path folder, TableText tables, MemoryLake lake) {

  static final String ACCOUNTS =
      """
      Id,Name,Website,CreatedDate,SystemModstamp
      001A,Acme Inc,www.acme.example,2020-01-01T00:00:00.000Z,2024-01-01T00:00:00.000Z
      """;
  static final String CONTRACTS =
      """
      Id,AccountId,StartDate,EndDate,CreatedDate
      800A,001A,2023-01-01,2023-12-31,2022-12-20T10:00:00.000Z
      """;

  org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String hocon) {
    var refused = assertThatThrownBy(() -> run(hocon)).isInstanceOf(ExportException.class);
    assertThat(lake.tablesWritten()).isEmpty();
    return refused;
  }

  void run(String hocon) {
    job(hocon).run(lake);
  }

  /** Reads the folder as an export of another system. */
  void runAs(String source, String hocon) {
    job(source, hocon).run(lake);
  }

  IngestCrm job(String hocon) {
    return job("salesforce", hocon);
  }

  private IngestCrm job(String source, String hocon) {
    var settings =
        ConfigFactory.parseString(
            """
            plumbline {
              privacy.key = "a secret of sixteen"
              %s.path = "%s"
              %s
            }
            """
                .formatted(source, folder, hocon));
    Settings all = Settings.load(conf(settings.root().render()), Map.of());
    return new IngestCrm(
        source, all.sources().get(source), all.privacy(), all.text(), all.unpack());
  }

  private static Path conf(String text) {
    try {
      Path conf = Files.createTempFile("salesforce", ".conf");
      conf.toFile().deleteOnExit();
      return Files.writeString(conf, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The columns that the header names, of a staged table. */
  void expect(Table table, String text) {
    expect(table, lit(true), text);
  }

  /** What became of the records of a file. */
  void expectFile(String file, String text) {
    expect(Conservation.TABLE, Conservation.FILE.col().equalTo(file), text);
  }

  /** The columns that the header names, of some rows of a table. */
  void expect(Table table, Column rows, String text) {
    var header = Arrays.stream(text.lines().findFirst().orElseThrow().split("\\|"));
    Map<String, Field> fields =
        table.fields().stream().collect(Collectors.toMap(Field::name, field -> field));
    Column[] columns = header.map(name -> fields.get(name.strip()).col()).toArray(Column[]::new);
    tables.expect(lake.read(table).where(rows).select(columns), text);
  }

  void write(String name, String text) throws IOException {
    write(name, text, UTF_8);
  }

  void write(String name, String text, Charset charset) throws IOException {
    Files.writeString(folder.resolve(name), text, charset);
  }

  void zip(String name, String member, String text) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(text.getBytes(UTF_8));
    }
  }

  byte[] gzip(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    Files.write(folder.resolve(name), bytes.toByteArray());
    return bytes.toByteArray();
  }
}

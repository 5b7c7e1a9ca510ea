package dev.plumbline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.plumbline.simulate.people.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Looks for planted tokens in files, in what is packed inside them too: gzip, and the pages of
 * Parquet. Statistics and everything else stand in the bytes as they are.
 */
final class TokenSearch {

  private static final Pattern TOKEN =
      Pattern.compile(Tokens.PREFIX + "[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private long files;
  private long tokens;
  private final List<String> finds = new ArrayList<>();

  TokenSearch below(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(folder)) {
      found = paths.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      files++;
      search(file, "bytes", Files.readAllBytes(file));
      if (file.toString().endsWith(".gz")) {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
          search(file, "gzip", content.readAllBytes());
        }
      }
      if (file.toString().endsWith(".parquet")) {
        searchPages(file);
      }
    }
    return this;
  }

  long files() {
    return files;
  }

  long tokens() {
    return tokens;
  }

  /** Where tokens are, one line for each file and way to read it. */
  List<String> finds() {
    return List.copyOf(finds);
  }

  private void searchPages(Path file) throws IOException {
    var input =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      List<ColumnDescriptor> columns = reader.getFileMetaData().getSchema().getColumns();
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : columns) {
          searchColumn(file, column, group.getPageReader(column));
        }
      }
    }
  }

  private void searchColumn(Path file, ColumnDescriptor column, PageReader pages)
      throws IOException {
    String where = "column " + String.join(".", column.getPath());
    DictionaryPage dictionary = pages.readDictionaryPage();
    if (dictionary != null) {
      search(file, where, bytes(dictionary.getBytes()));
    }
    for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
      search(file, where, bytes(page));
    }
  }

  private static byte[] bytes(DataPage page) throws IOException {
    return bytes(page instanceof DataPageV1 one ? one.getBytes() : ((DataPageV2) page).getData());
  }

  private static byte[] bytes(BytesInput content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    content.writeAllTo(bytes);
    return bytes.toByteArray();
  }

  private void search(Path file, String where, byte[] bytes) {
    long found = TOKEN.matcher(new String(bytes, ISO_8859_1)).results().count();
    if (found > 0) {
      tokens += found;
      finds.add("%s (%s): %d".formatted(file, where, found));
    }
  }
}

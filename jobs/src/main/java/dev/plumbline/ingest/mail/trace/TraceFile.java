package dev.plumbline.ingest.mail.trace;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a message trace, one at a time.
 *
 * <p>PowerShell writes UTF-16 or UTF-8, with a mark that says so; a file without one is UTF-8.
 * Lines that begin with {@code #} are notes, but {@code #Fields:} of a tracking log is its header.
 */
public final class TraceFile implements Closeable {

  private static final int LONGEST_RECORD = 16 << 20;
  private static final int LONGEST_HEADER = 64 << 10;
  private static final String FIELDS = "#Fields:";

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final DateTimeFormatter dates;
  private final TraceLayout layout;
  private Trace trace;
  private long line;
  private final long headerLines;

  /**
   * The records of a trace, before the first one.
   *
   * @param dates how a date is written that does not begin with its year
   */
  public TraceFile(InputStream in, DateTimeFormatter dates) throws IOException {
    Reader text = decoded(in);
    String header = line(text);
    long lines = 1;
    while (header.startsWith("#") && !header.startsWith(FIELDS)) {
      header = line(text);
      lines++;
    }
    this.headerLines = lines;
    String names = header.startsWith(FIELDS) ? header.substring(FIELDS.length()) : header;
    this.layout = TraceLayout.of(fields(names));
    this.reader =
        CsvReader.builder()
            .maxBufferSize(LONGEST_RECORD)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    this.records = reader.iterator();
    this.dates = dates;
  }

  /** Whether the file is a trace: its columns tell who wrote to whom when. */
  public boolean isTrace() {
    return layout.isWhole();
  }

  /**
   * Goes to the next record, and says whether there is one.
   *
   * @throws IOException if the text is no CSV from here on
   */
  public boolean next() throws IOException {
    try {
      while (isTrace() && records.hasNext()) {
        CsvRecord record = records.next();
        line = headerLines + record.getStartingLineNumber();
        if (!record.getField(0).startsWith("#")) {
          trace = new Trace(layout, record.getFields(), dates);
          return true;
        }
      }
      return false;
    } catch (CsvParseException e) {
      // It may quote the record.
      throw new IOException("No CSV");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Whether its records tell what was written, and not only that something was. */
  public boolean hasText() {
    return layout.hasText();
  }

  /** Whether nobody received the message by this record. */
  public boolean isNone() {
    return trace.isNone();
  }

  public ParsedMessage parsed() {
    return trace.parsed();
  }

  /** Whether the message belongs to a case; null where the trace does not tell. */
  public Boolean isOfCase() {
    return trace.isOfCase();
  }

  /** Bytes of the message; null where the trace does not tell. */
  public Long size() {
    return trace.size();
  }

  /** The line on which the record begins. */
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static List<String> fields(String header) {
    try (CsvReader<CsvRecord> names = CsvReader.builder().ofCsvRecord(header.strip())) {
      return names.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (CsvParseException | IOException e) {
      return List.of();
    }
  }

  /** A line without its end; what is longer than any header is cut. */
  private static String line(Reader text) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (line.length() < LONGEST_HEADER) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static Reader decoded(InputStream in) throws IOException {
    var start = new PushbackInputStream(in, 3);
    byte[] first = start.readNBytes(3);
    int mark = 0;
    Charset charset = UTF_8;
    if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
      charset = UTF_16LE;
      mark = 2;
    } else if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
      charset = UTF_16BE;
      mark = 2;
    } else if (first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB) {
      mark = 3;
    }
    start.unread(first, mark, first.length - mark);
    return new BufferedReader(new InputStreamReader(start, charset), 1 << 16);
  }
}

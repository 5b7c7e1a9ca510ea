package dev.plumbline.ingest.crm.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void quotedFieldsHoldCommasQuotesAndLines() throws IOException {
    assertThat(read("a,\"b, \"\"c\"\"\",\"d\ne\"\r\n\"\",,f\n"))
        .containsExactly("1: a|b, \"c\"|d\ne", "3: ||f");
  }

  @Test
  void everyLineEndCountsAndEmptyLinesAreNoRecords() throws IOException {
    assertThat(read("a\n\n\r\nb\rc\r\n\"d\r\ne\"\nf"))
        .containsExactly("1: a", "4: b", "5: c", "6: d\r\ne", "8: f");
  }

  @Test
  void aFieldCanStartWithAQuoteOnlyAtItsStart() throws IOException {
    assertThat(read("5\" pipe,x\n")).containsExactly("1: 5\" pipe|x");
  }

  @Test
  void textBehindAClosingQuoteIsNotedAndStaysInItsRecord() throws IOException {
    var records = records("\"he said \"hi\" twice\",1\nb,2\n");

    assertThat(records.next()).isTrue();
    assertThat(records.isMisquoted()).isTrue();
    assertThat(records.fields()).hasSize(2);
    assertThat(records.next()).isTrue();
    assertThat(records.isMisquoted()).isFalse();
    assertThat(records.fields()).containsExactly("b", "2");
  }

  @Test
  void aQuoteThatIsNeverClosedIsNotedWithTheLineItsRecordStartsOn() throws IOException {
    var records = records("a,b\n1,\"cut\nin the middle");

    assertThat(records.next()).isTrue();
    assertThat(records.isUnclosed()).isFalse();
    assertThat(records.next()).isTrue();
    assertThat(records.isUnclosed()).isTrue();
    assertThat(records.startLine()).isEqualTo(2);
    assertThat(records.next()).isFalse();
  }

  @Test
  void aLastRecordWithoutALineEndIsTold() throws IOException {
    var records = records("a,b\n1,2");

    assertThat(records.next()).isTrue();
    assertThat(records.endsWithText()).isFalse();
    assertThat(records.next()).isTrue();
    assertThat(records.endsWithText()).isTrue();
    assertThat(records.fields()).containsExactly("1", "2");
  }

  @Test
  void columnsNobodyWantsAreCountedButNotKept() throws IOException {
    var wanted = new BitSet();
    wanted.set(1);
    var records = new CsvRecords(new StringReader("a,\"b\"\"\",\"c\nd\"\n"), wanted);

    assertThat(records.next()).isTrue();
    assertThat(records.fields()).containsExactly(null, "b\"", null);
    assertThat(records.count()).isEqualTo(3);
  }

  @Test
  void aFieldOfAnyLengthSpoilsItsOwnRecordOnly() throws IOException {
    var records = new CsvRecords(new Endless("a,\"", 'x', 5_000_000, "\"\nb,c\n"), null);

    assertThat(records.next()).isTrue();
    assertThat(records.isOversized()).isTrue();
    assertThat(records.fields().get(1)).hasSize(CsvRecords.LONGEST_FIELD);
    assertThat(records.next()).isTrue();
    assertThat(records.isOversized()).isFalse();
    assertThat(records.fields()).containsExactly("b", "c");
  }

  @Test
  void fieldsBeyondNumberAreCountedButNotKept() throws IOException {
    var records = new CsvRecords(new Endless("a", ',', 3_000_000, "\nb\n"), null);

    assertThat(records.next()).isTrue();
    assertThat(records.count()).isEqualTo(3_000_001);
    assertThat(records.fields()).hasSizeLessThan(20_000);
    assertThat(records.next()).isTrue();
    assertThat(records.fields()).containsExactly("b");
  }

  @Test
  void aLineThatTellsTheSeparatorStandsBeforeTheHeader() throws IOException {
    assertThat(underHeader("sep=;\r\nId;Name\r\n1;a,b\r\n")).containsExactly("3: 1|a,b");
    assertThat(underHeader("SEP=\t\nId\tName\n1\ta,b\n")).containsExactly("3: 1|a,b");
    assertThat(underHeader("sep=,\nId,Name\n1,2\n")).containsExactly("3: 1|2");
    assertThat(underHeader("sep=;;Name\n1,2\n")).containsExactly("2: 1|2");
    assertThat(underHeader("sep=d\n1,2\n")).containsExactly("2: 1|2");
    assertThat(underHeader("sep=;")).isEmpty();
    assertThat(underHeader("")).isEmpty();
  }

  /** However it is handed out. */
  private static List<String> underHeader(String text) throws IOException {
    var records = records(text);
    records.toHeader();
    var letters = new CsvRecords(new Letters(text), null);
    letters.toHeader();
    List<String> rest = rest(records);
    assertThat(rest(letters)).isEqualTo(rest);
    return rest;
  }

  /**
   * A field that is not in the buffer as a whole is put together, one that is is taken as it is.
   */
  @Test
  void itDoesNotMatterHowTextIsHandedOut() throws IOException {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        text.append("a,\"\",\"\n\r".charAt(random.nextInt(8)));
      }
      var letters = new CsvRecords(new Letters(text.toString()), null);
      assertThat(all(records(text.toString()))).as("%s", text).isEqualTo(all(letters));
    }
  }

  private static List<String> all(CsvRecords records) throws IOException {
    List<String> all = new ArrayList<>();
    while (records.next()) {
      all.add(
          "%d to %d: %s %s %s %s"
              .formatted(
                  records.startLine(),
                  records.line(),
                  records.fields(),
                  records.isMisquoted(),
                  records.isUnclosed(),
                  records.endsWithText()));
    }
    return all;
  }

  private static List<String> read(String text) throws IOException {
    return rest(records(text));
  }

  private static List<String> rest(CsvRecords records) throws IOException {
    List<String> all = new ArrayList<>();
    while (records.next()) {
      all.add(records.startLine() + ": " + String.join("|", records.fields()));
    }
    return all;
  }

  private static CsvRecords records(String text) {
    return new CsvRecords(new StringReader(text), null);
  }

  /** A text of which each read has one letter. */
  private static final class Letters extends StringReader {

    Letters(String text) {
      super(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, 1));
    }
  }

  /** A text that repeats one character, made as it is read. */
  private static final class Endless extends Reader {

    private final String head;
    private final char filling;
    private final long fillings;
    private final String tail;
    private long position;

    Endless(String head, char filling, long fillings, String tail) {
      this.head = head;
      this.filling = filling;
      this.fillings = fillings;
      this.tail = tail;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      int read = 0;
      while (read < length && position < head.length() + fillings + tail.length()) {
        target[offset + read++] = at(position++);
      }
      return read == 0 ? -1 : read;
    }

    private char at(long index) {
      if (index < head.length()) {
        return head.charAt((int) index);
      }
      long behind = index - head.length() - fillings;
      return behind < 0 ? filling : tail.charAt((int) behind);
    }

    @Override
    public void close() {}
  }
}

package dev.plumbline.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.StrictReader;
import dev.plumbline.ingest.mail.mbox.MboxReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is 200 MB long and should not be spoils one record, and takes no more than its share. */
class GiantsTest {

  private static final long GIANT = 200L << 20;

  @Test
  void aFieldOfCsv() throws IOException {
    CsvRecords records = csv("a,\"", 'x', "\"\nb,c\n");

    assertThat(records.next()).isTrue();
    assertThat(records.isOversized()).isTrue();
    assertThat(records.fields().get(1)).hasSize(CsvRecords.LONGEST_FIELD);
    assertThat(records.next()).isTrue();
    assertThat(records.fields()).containsExactly("b", "c");
  }

  @Test
  void aLineOfCsvWithFieldsWithoutEnd() throws IOException {
    CsvRecords records = csv("a", ',', "\nb,c\n");

    assertThat(records.next()).isTrue();
    assertThat(records.count()).isEqualTo((int) GIANT + 1);
    assertThat(records.next()).isTrue();
    assertThat(records.fields()).containsExactly("b", "c");
  }

  @Test
  void aHeaderOfMail() throws IOException {
    MboxReader reader = mbox("From x Sat Nov  4 10:00:00 2017\nSubject: ", "\n\nbody\n\n");

    assertThat(reader.next()).isTrue();
    assertThat(reader.headerOverflows()).isTrue();
    assertThat(reader.header()).hasSizeLessThan(1 << 19);
    assertThat(reader.next()).isTrue();
    assertThat(reader.headerOverflows()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void aLineOfMail() throws IOException {
    MboxReader reader = mbox("From x Sat Nov  4 10:00:00 2017\nSubject: s\n\n", "\n\n");

    assertThat(reader.next()).isTrue();
    assertThat(reader.headerOverflows()).isFalse();
    assertThat(reader.body()).hasSize(1 << 18);
    assertThat(reader.size()).isGreaterThan(GIANT);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isFalse();
  }

  private static MboxReader mbox(String head, String tail) {
    String last = "From x Sat Nov  4 10:00:00 2017\nSubject: last\n\nbody\n";
    return new MboxReader(endless(head, 'x', tail + last), 0, Long.MAX_VALUE, 1 << 18);
  }

  private static CsvRecords csv(String head, char filling, String tail) {
    return new CsvRecords(new StrictReader(endless(head, filling, tail), ISO_8859_1, null), null);
  }

  private static InputStream endless(String head, char filling, String tail) {
    return new SequenceInputStream(
        Collections.enumeration(List.of(bytes(head), new Filling(filling), bytes(tail))));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  /** One byte, again and again, made as it is read. */
  private static final class Filling extends InputStream {

    private final char byteOf;
    private long left = GIANT;

    Filling(char byteOf) {
      this.byteOf = byteOf;
    }

    @Override
    public int read() {
      return left-- > 0 ? byteOf : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int read = (int) Math.min(length, left);
      Arrays.fill(target, offset, offset + read, (byte) byteOf);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }
}

package dev.plumbline.ingest.mail.mbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxReaderTest {

  private static final String ONE =
      """
      From ann@acme.example Sat Nov  4 10:00:00 2017
      Subject: one
      From: ann@acme.example

      From the beginning in 2017
      it was so.

      From here on nothing happens 2017
      and no header follows

      """;
  private static final String TWO =
      "From bob@acme.example Sun Nov  5 10:00:00 2017 +0100\nSubject: two\n\n\n";
  private static final String THREE =
      "From - Mon Nov  6 10:00:00 2017\nSubject: three\n\n>From me\n";

  @Test
  void aMessageBeginsAtATrueSeparatorAlone() throws IOException {
    assertThat(read(ONE + TWO + THREE, 0, Long.MAX_VALUE))
        .containsExactly(
            "0: Subject: one",
            ONE.length() + ": Subject: two",
            (ONE + TWO).length() + ": Subject: three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void stretchesThatTouchGiveEveryMessageOnce(String lineEnd) throws IOException {
    String file = (ONE + TWO + THREE + "\n" + ONE + THREE).replace("\n", lineEnd);
    List<String> whole = read(file, 0, Long.MAX_VALUE);
    assertThat(whole).hasSize(5);

    for (int cut = 1; cut < file.length(); cut++) {
      List<String> both = new ArrayList<>(read(file, 0, cut));
      both.addAll(read(file, cut, Long.MAX_VALUE));
      assertThat(both).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  /** What is kept of bodies is passed over line by line, what is not by another way. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void findsTheSameMessagesHoweverMuchOfThemIsKept(String lineEnd) throws IOException {
    var random = new Random(1);
    List<String> pieces =
        List.of(
            "\n", "From ", ONE, TWO, "Fro", "\r\n", "a: b\n", "x".repeat(600_000), ">From 2017\n");
    for (int round = 0; round < 60; round++) {
      String file =
          ONE.concat(
                  random
                      .ints(40, 0, pieces.size())
                      .mapToObj(pieces::get)
                      .collect(Collectors.joining()))
              .replace("\n", lineEnd);
      List<Long> whole = borders(file, Integer.MAX_VALUE);

      assertThat(borders(file, 0)).as("round %d", round).isEqualTo(whole);
      assertThat(borders(file, 100)).as("round %d", round).isEqualTo(whole);
    }
  }

  private static List<Long> borders(String file, int bodyLimit) throws IOException {
    var reader = new MboxReader(inDrops(file), 0, Long.MAX_VALUE, bodyLimit);
    List<Long> borders = new ArrayList<>();
    while (reader.next()) {
      borders.add(reader.offset());
      borders.add(reader.size());
    }
    return borders;
  }

  /** Gives few bytes at a time, so that a separator may end where they end. */
  private static InputStream inDrops(String file) {
    return new ByteArrayInputStream(file.getBytes(ISO_8859_1)) {
      @Override
      public synchronized int read(byte[] bytes, int at, int most) {
        return super.read(bytes, at, Math.min(most, 19));
      }
    };
  }

  @Test
  void keepsTheBeginningOfABodyAndCountsAllOfIt() throws IOException {
    String message =
        "From x Sat Nov  4 10:00:00 2017\nSubject: long\n\n" + "0123456789\n".repeat(900);
    var reader = reader(message, 0, Long.MAX_VALUE, 25);
    reader.next();

    assertThat(new String(reader.body(), ISO_8859_1)).isEqualTo("0123456789\n0123456789\n012");
    assertThat(reader.size()).isEqualTo(message.length() - message.indexOf("Subject"));
  }

  @Test
  void takesAwayTheMarkThatTheFilePutBeforeALine() throws IOException {
    var reader =
        reader(
            "From x Sat Nov  4 10:00:00 2017\nSubject: x\n\n>From here\n>>From there\n> From him\n",
            0,
            Long.MAX_VALUE,
            1000);
    reader.next();

    assertThat(new String(reader.body(), ISO_8859_1))
        .isEqualTo("From here\n>From there\n> From him\n");
  }

  @Test
  void aLineOfManyMegabytesIsReadInBoundedMemory() throws IOException {
    String message =
        "From x Sat Nov  4 10:00:00 2017\nSubject: " + "x".repeat(5_000_000) + "\n\nbody\n\n" + TWO;
    var reader = reader(message, 0, Long.MAX_VALUE, 100);

    assertThat(reader.next()).isTrue();
    assertThat(reader.headerOverflows()).isTrue();
    assertThat(reader.header().length).isLessThanOrEqualTo(MboxReader.MOST_HEADER_BYTES);
    assertThat(reader.next()).isTrue();
    assertThat(new String(reader.header(), ISO_8859_1)).startsWith("Subject: two");
    assertThat(reader.next()).isFalse();
  }

  @Test
  void saysWhatStandsBeforeTheFirstMessage() throws IOException {
    assertThat(reader("no mail\n\n" + TWO, 0, Long.MAX_VALUE, 0).start(0)).isEqualTo(8);
    assertThat(reader("\n\n" + TWO, 0, Long.MAX_VALUE, 0).start(0)).isZero();
    assertThat(reader("", 0, Long.MAX_VALUE, 0).start(0)).isZero();
    assertThat(reader("\n\n\nno mail\n", 0, 2, 0).start(0)).isEqualTo(8);
    assertThat(reader("\n\n\nno mail\n", 2, 11, 0).start(2)).isZero();
    assertThat(read("\n\n\n" + TWO, 0, 2)).isEmpty();
  }

  /** What looks like a separator in a body is none where the message tells its length. */
  @Test
  void messagesThatTellTheirLengthsNeedNoMarks() throws IOException {
    String body =
        "He wrote:\n\nFrom ann@acme.example Sat Nov  4 10:00:00 2017\nSubject: no\n\nBye\n";
    String file = told(body.length(), body) + told(4, "two\n") + told(4, "long\n\n") + THREE;

    assertThat(withLengths(file))
        .containsExactly("told: x", "told: x", "told: x", "Subject: three");
    assertThat(read(file, 0, Long.MAX_VALUE)).hasSize(5);
  }

  @Test
  void aFileWhoseFirstLengthIsNotTrueIsReadBySeparators() throws IOException {
    assertThat(withLengths(told(7, "one\n") + TWO)).containsExactly("told: x", "Subject: two");
    assertThat(withLengths(told(7_000, "one\n") + TWO)).containsExactly("told: x", "Subject: two");
    assertThat(lengths(told(7, "one\n") + TWO).areTold()).isFalse();
    assertThat(lengths(ONE + TWO).areTold()).isFalse();
    assertThat(lengths(told(4, "one\n") + TWO).areTold()).isTrue();
  }

  /** Beyond what the reader holds in memory. */
  @Test
  void aLongMessageTellsItsLengthToo() throws IOException {
    String body = "line\n".repeat(300_000) + "\n" + ONE;
    String file = told(4, "one\n") + told(body.length(), body) + TWO;

    assertThat(withLengths(file)).containsExactly("told: x", "told: x", "Subject: two");
  }

  private static String told(int length, String body) {
    return "From x Sat Nov  4 10:00:00 2017\ntold: x\nContent-Length: "
        + length
        + "\n\n"
        + body
        + "\n";
  }

  private static ToldLengths lengths(String file) {
    byte[] bytes = file.getBytes(ISO_8859_1);
    return ToldLengths.of(
        at -> {
          if (at > bytes.length) {
            throw new EOFException();
          }
          return new ByteArrayInputStream(bytes, (int) at, (int) (bytes.length - at));
        });
  }

  private static List<String> withLengths(String file) throws IOException {
    var in = new ByteArrayInputStream(file.getBytes(ISO_8859_1));
    return firstLines(new MboxReader(in, 0, Long.MAX_VALUE, 1000, lengths(file)));
  }

  private static List<String> firstLines(MboxReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(new String(reader.header(), ISO_8859_1).lines().findFirst().orElse(""));
    }
    return lines;
  }

  private static List<String> read(String file, long from, long until) throws IOException {
    var reader = reader(file, from, until, 1000);
    reader.start(from);
    List<String> read = new ArrayList<>();
    while (reader.next()) {
      String header = new String(reader.header(), ISO_8859_1);
      read.add(reader.offset() + ": " + header.lines().findFirst().orElse(""));
    }
    return read;
  }

  private static MboxReader reader(String file, long from, long until, int bodyLimit) {
    int position = (int) Math.max(0, from - 4);
    byte[] bytes = file.getBytes(ISO_8859_1);
    var in = new ByteArrayInputStream(bytes, position, bytes.length - position);
    return new MboxReader(in, position, until, bodyLimit);
  }
}

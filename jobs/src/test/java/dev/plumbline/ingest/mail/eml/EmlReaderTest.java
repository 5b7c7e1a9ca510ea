package dev.plumbline.ingest.mail.eml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmlReaderTest {

  private static final String MESSAGE = "Subject: one\r\nFrom: ann@acme.example\r\n\r\nbody\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u00EF\u00BB\u00BF",
        "\r\n\n",
        "From ann@acme.example Sat Nov  4 10:00:00 2017\n",
        "1234      \n"
      })
  void findsTheHeaderBehindWhatMayStandBeforeIt(String before) throws IOException {
    EmlReader reader = reader(before + MESSAGE, 100);

    assertThat(reader.next()).isTrue();
    assertThat(text(reader.header())).isEqualTo("Subject: one\r\nFrom: ann@acme.example\r\n\r\n");
    assertThat(text(reader.body())).isEqualTo("body\r\n");
    assertThat(reader.separator()).isEqualTo(before.startsWith("From") ? before.strip() : "");
    assertThat(reader.next()).isFalse();
  }

  @Test
  void readsNoBodyThatIsNotWanted() throws IOException {
    EmlReader reader = reader(MESSAGE, 0);
    reader.next();

    assertThat(reader.body()).isEmpty();
    assertThat(reader.size()).isEqualTo(MESSAGE.length());
  }

  @Test
  void aHeaderWithoutEndIsTooLong() throws IOException {
    EmlReader reader = reader("Subject: " + "x".repeat(EmlReader.MOST_HEADER_BYTES), 100);

    assertThat(reader.next()).isTrue();
    assertThat(reader.headerOverflows()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\r\n", "\u00EF\u00BB\u00BF"})
  void aBlankFileHoldsNoMessage(String text) throws IOException {
    assertThat(reader(text, 0).next()).isFalse();
  }

  private static EmlReader reader(String text, int bodyLimit) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return new EmlReader(new ByteArrayInputStream(bytes), bytes.length, bodyLimit);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}

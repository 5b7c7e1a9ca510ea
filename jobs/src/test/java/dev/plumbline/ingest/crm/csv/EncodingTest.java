package dev.plumbline.ingest.crm.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class EncodingTest {

  @Test
  void theByteOrderMarkDecidesAndIsNoText() throws IOException {
    assertThat(text("\uFEFFId,Nämé\n".getBytes(UTF_8), UTF_8)).isEqualTo("Id,Nämé\n");
    assertThat(text("\uFEFFId,Nämé\n".getBytes(UTF_16LE), UTF_8)).isEqualTo("Id,Nämé\n");
    assertThat(text("Id,Nämé\n".getBytes(UTF_8), UTF_8)).isEqualTo("Id,Nämé\n");
    assertThat(text("Id,Nämé\n".getBytes(ISO_8859_1), Charset.forName("windows-1252")))
        .isEqualTo("Id,Nämé\n");
  }

  @Test
  void anEmptyFileIsEmptyText() throws IOException {
    assertThat(text(new byte[0], UTF_8)).isEmpty();
  }

  @Test
  void aLongTextIsReadWhole() throws IOException {
    String text = "ä€𝄞x\n".repeat(100_000);
    assertThat(text(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
  }

  @Test
  void aWrongByteStopsReadingBehindEverythingBeforeIt() {
    byte[] bytes = ("one\ntwo\n" + "x".repeat(100_000) + "\nl\u00E4st\n").getBytes(ISO_8859_1);
    var read = new StringWriter();

    assertThatThrownBy(() -> Encoding.detect(in(bytes), UTF_8).read(in(bytes)).transferTo(read))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(read.toString()).hasSize(8 + 100_000 + 2).endsWith("\nl");
  }

  @Test
  void aCharacterCutAtTheEndIsAWrongByte() {
    byte[] bytes = {'a', (byte) 0xC3};

    assertThatThrownBy(() -> text(bytes, UTF_8)).isInstanceOf(CharacterCodingException.class);
  }

  private static String text(byte[] bytes, Charset otherwise) throws IOException {
    var text = new StringWriter();
    try (Reader reader = Encoding.detect(in(bytes), otherwise).read(in(bytes))) {
      reader.transferTo(text);
    }
    return text.toString();
  }

  private static ByteArrayInputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}

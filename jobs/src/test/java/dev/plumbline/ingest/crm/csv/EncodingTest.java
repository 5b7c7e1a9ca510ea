package dev.plumbline.ingest.crm.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
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

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void theByteOrderMarkDecidesAndIsNoText() throws IOException {
    assertThat(text("\uFEFFId,Nämé\n".getBytes(UTF_8), "utf-8")).isEqualTo("Id,Nämé\n");
    assertThat(text("\uFEFFId,Nämé\n".getBytes(UTF_16LE), "utf-8")).isEqualTo("Id,Nämé\n");
    assertThat(text("Id,Nämé\n".getBytes(UTF_8), "utf-8")).isEqualTo("Id,Nämé\n");
    assertThat(text("Id,Nämé\n".getBytes(ISO_8859_1), "windows-1252")).isEqualTo("Id,Nämé\n");
  }

  @Test
  void anEmptyFileIsEmptyText() throws IOException {
    assertThat(text(new byte[0], "utf-8")).isEmpty();
  }

  @Test
  void aLongTextIsReadWhole() throws IOException {
    String text = "ä€𝄞x\n".repeat(100_000);
    assertThat(text(text.getBytes(UTF_8), "utf-8")).isEqualTo(text);
  }

  @Test
  void aWrongByteStopsReadingBehindEverythingBeforeIt() {
    byte[] bytes = ("one\ntwo\n" + "x".repeat(100_000) + "\nl\u00E4st\n").getBytes(ISO_8859_1);
    var read = new StringWriter();

    assertThatThrownBy(() -> Encoding.detect(in(bytes), "utf-8").read(in(bytes)).transferTo(read))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(read.toString()).hasSize(8 + 100_000 + 2).endsWith("\nl");
  }

  @Test
  void aCharacterCutAtTheEndIsAWrongByte() {
    byte[] bytes = {'a', (byte) 0xC3};

    assertThatThrownBy(() -> text(bytes, "utf-8")).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void theFirstLetterBeyondAsciiDecides() throws IOException {
    String long1 = "x".repeat(200_000);
    assertThat(text((long1 + "Nämé €").getBytes(WINDOWS), "auto")).isEqualTo(long1 + "Nämé €");
    assertThat(text((long1 + "Nämé €").getBytes(UTF_8), "auto")).isEqualTo(long1 + "Nämé €");
    assertThat(text("Id,Nämé\n".getBytes(UTF_16LE), "auto")).isEqualTo("Id,Nämé\n");
    assertThat(text("Id,Nämé\n".getBytes(UTF_16BE), "auto")).isEqualTo("Id,Nämé\n");
    assertThat(text("I".getBytes(UTF_8), "auto")).isEqualTo("I");
  }

  @Test
  void whatIsUtf8OnceStaysSo() {
    byte[] both = new byte[] {'a', (byte) 0xC3, (byte) 0xA4, 'b', (byte) 0xE4, 'c'};

    assertThatThrownBy(() -> text(both, "auto")).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void aByteThatNeitherHasIsWrong() {
    byte[] neither = new byte[] {'a', (byte) 0x81};

    assertThatThrownBy(() -> text(neither, "auto")).isInstanceOf(CharacterCodingException.class);
  }

  private static String text(byte[] bytes, String otherwise) throws IOException {
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

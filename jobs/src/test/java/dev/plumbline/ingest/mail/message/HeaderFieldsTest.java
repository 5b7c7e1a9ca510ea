package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.Mutants;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

  private static final MimeConfig LENIENT =
      new MimeConfig.Builder().setMaxLineLen(-1).setMaxHeaderLen(-1).setMaxHeaderCount(-1).build();

  private static final String ODD =
      """
      Subject : blank before the colon
      X-(a comment) Note: x
      Two words: not a name
      no colon at all
      : no name
      Fold
       ed-name: x
      Subject:
      Subject:\tfolded\r
      \tonce\r
       \r
        more\r
      R\u00c3\u00a9: not ASCII in the name
      From: J\u00c3\u00bcrgen \u00fc <j@acme.example>\r
      Content-Type: text/plain; charset*=x''%zz; boundary=""
      Content-Length: many
      To: a@acme.example,\r\r
       b@acme.example
      """;

  @Test
  void unfoldsBodiesAndKeepsTheOrder() {
    HeaderFields header =
        HeaderFields.of(
            "To: a,\r\n\tb \r\nSUBJECT:x\r\nTo:c\r\n\r\nTo: d\r\n".getBytes(ISO_8859_1));

    assertThat(header.all("to")).containsExactly("a,\tb", "c");
    assertThat(header.first("to")).isEqualTo("a,\tb");
    assertThat(header.first("subject")).isEqualTo("x");
    assertThat(header.first("cc")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "\r\n", "\r", "\r\r\n", " ", " x: y\n z", "a:\r", "a: b", "a:\n"})
  void aHeaderThatEndsEarlyHasTheFieldsThatMime4jFinds(String header) throws Exception {
    assertSame(header.getBytes(ISO_8859_1));
  }

  @Test
  void oddFieldsAreThoseThatMime4jFinds() throws Exception {
    assertSame(ODD.getBytes(ISO_8859_1));
    assertThat(HeaderFields.of(ODD.getBytes(ISO_8859_1)).fields()).hasSize(8);
  }

  @Test
  void mutantsHaveTheFieldsThatMime4jFinds() throws Exception {
    byte[] sample;
    Path file = Mutants.SAMPLES.resolve("mail/rep-001.mbox.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      sample = in.readNBytes(2_000);
    }
    String header = new String(sample, ISO_8859_1).replaceAll("(?m)^From .*\\n|^\\n", "");
    var mutants =
        new Mutants(
            List.of(
                header.getBytes(ISO_8859_1),
                header.replace("\n", "\r\n").getBytes(ISO_8859_1),
                ODD.getBytes(ISO_8859_1)),
            Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      assertSame(mutants.at(i));
    }
  }

  private static void assertSame(byte[] header) throws Exception {
    List<String> found = new ArrayList<>();
    for (HeaderField field : HeaderFields.of(header).fields()) {
      found.add(field.name() + "=" + field.body());
    }
    assertThat(found).isEqualTo(byMime4j(header));
  }

  private static List<String> byMime4j(byte[] header) throws Exception {
    List<String> found = new ArrayList<>();
    var stream = new MimeTokenStream(LENIENT);
    stream.parse(new ByteArrayInputStream(header));
    while (stream.getState() != EntityState.T_END_HEADER) {
      if (stream.getState() == EntityState.T_FIELD) {
        Field field = stream.getField();
        found.add(field.getName().toLowerCase(Locale.ROOT) + "=" + field.getBody().strip());
      }
      stream.next();
    }
    return found;
  }
}

package dev.plumbline.ingest.crm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void aRecordIsReadAsIfItWereCsv() throws IOException {
    assertThat(
            records(
                """
                {"id": 7, "name": "Acme \\"the\\" Inc, Ltd", "deleted": false, "owner": null}

                {"id": 8, "properties": {"city": "Turku\\nFinland", "tags": ["a", "b"]}}
                """))
        .containsExactly(
            List.of("id", "name", "deleted", "owner", "properties_city", "properties_tags"),
            List.of("7", "Acme \"the\" Inc, Ltd", "false", "", "", ""),
            List.of("8", "", "", "", "Turku\nFinland", "[\"a\",\"b\"]"));
  }

  @Test
  void aLineThatIsNoRecordHasTooManyFields() throws IOException {
    assertThat(
            records(
                """
                {"id": 7}
                {"id": 8
                [9]
                {"id": 10}
                """))
        .containsExactly(
            List.of("id"), List.of("7"), List.of("", ""), List.of("", ""), List.of("10"));
  }

  @Test
  void aLastLineThatIsCutIsTold() {
    assertThatThrownBy(() -> records("{\"id\": 7}\n{\"id\": ")).isInstanceOf(EOFException.class);
  }

  /** An export that was added to has a new column at its end. */
  @Test
  void ofNamesThatShowLateSomeAreColumnsWhoeverWantsThem() throws IOException {
    var json = new StringBuilder("{\"id\": 7}\n".repeat(1_000));
    for (int i = 0; i < 100; i++) {
      json.append("{\"id\": 8, \"late\": {\"n%d\": 1, \"n%d@acme.example\": 1}}\n".formatted(i, i));
    }
    json.append("{\"id\": 9, \"owner\": \"x\"}\n");

    List<String> names = JsonLines.names(new StringReader(json.toString()), "owner"::equals);

    assertThat(names).hasSize(22).startsWith("id", "late_n0", "late_n1").endsWith("owner");
  }

  private static List<List<String>> records(String json) throws IOException {
    var records = new CsvRecords(new JsonLines(new StringReader(json), ','), null);
    List<List<String>> all = new ArrayList<>();
    while (records.next()) {
      all.add(List.copyOf(records.fields()));
    }
    return all;
  }
}

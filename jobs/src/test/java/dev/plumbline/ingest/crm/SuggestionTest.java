package dev.plumbline.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionTest {

  @TempDir private Path folder;

  @Test
  void namesAndValuesTellWhatAColumnIs() throws IOException {
    SampledFile firms =
        file(
            "Companies.csv",
            """
            No,Name,Homepage,Industry,Employees,Create Date,Mood
            K-1,Acme Inc,www.acme.example,Retail,12,2020-01-01,fine and long and free words of a person who writes
            K-2,Bolt Ltd,bolt.example,Retail,many,2020-01-02,
            """);
    SampledFile visits =
        file(
            "Visits.csv",
            """
            Customer,Day
            K-1,2021-01-01
            K-1,2021-01-02
            """);

    String draft = suggestion(firms, visits);

    assertThat(draft)
        .contains("as = account", "account_id = \"No\"", "website = \"Homepage\"")
        .contains("industry = \"Industry\"", "created_at = \"Create Date\"")
        .contains("# not mapped: \"Mood\" (texts)")
        .as("a name whose values are something else")
        .contains("# not mapped: \"Employees\"")
        .as("values that are ids of the companies")
        .contains("account_id = \"Customer\"")
        .doesNotContain("K-1", "Acme", "acme.example", "fine");
  }

  /** As spreadsheets write them where a comma is before decimals. */
  @Test
  void aFileOfSemicolonsHasColumns() throws IOException {
    SampledFile firms =
        file(
            "Companies.csv",
            """
            "No";"Name";"Homepage"
            "K-1";"Acme, Inc";"www.acme.example"
            "K-2";"Bolt; Ltd";"bolt.example"
            """);

    assertThat(suggestion(firms))
        .contains("as = account", "account_id = \"No\"", "website = \"Homepage\"");
  }

  private String suggestion(SampledFile... files) {
    var suggestion = new Suggestion(Settings.defaults().sources().values());
    return String.join("\n", suggestion.lines(List.of(files)));
  }

  private SampledFile file(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return SampledFile.of(file.toString(), ',', Settings.defaults().unpack(), new Configuration());
  }
}

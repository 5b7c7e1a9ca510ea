package dev.plumbline.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of the header of a file. */
class HeadedFileTest {

  /** An export, and JSON lines that are added to, have new columns at their end. */
  @Test
  void ofManyColumnsThatNothingReadsTheLastOnesAreTold() {
    List<String> columns = IntStream.rangeClosed(1, 30).mapToObj("n%d"::formatted).toList();
    var file = new HeadedFile(null, "Account.jsonl", "Account", null, null, ',', columns);

    assertThat(file.unread(columns)).startsWith("n30, n29, ").endsWith(", n19 and 18 more");
  }

  /** Dataverse tells beside a column what it shows, what it points at and where that is. */
  @Test
  void annotationsOfColumnsAreNamesAndAddressesAreNot() {
    List<String> annotated =
        List.of(
            "incidentid",
            "_customerid_value@OData.Community.Display.V1.FormattedValue",
            "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
            "@odata.etag");

    assertThat(shown(annotated)).isEqualTo(String.join(", ", annotated));
    assertThat(shown(List.of("incidentid", "ann@odata.example.com")))
        .isEqualTo("records instead of a header");
  }

  private static String shown(List<String> header) {
    return new HeadedFile(null, "incident.json", "Case", null, null, ',', header).found();
  }
}

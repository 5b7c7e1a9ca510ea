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
    var file = new HeadedFile(null, "Account.jsonl", "Account", null, null, columns);

    assertThat(file.unread(columns)).startsWith("n30, n29, ").endsWith(", n19 and 18 more");
  }
}

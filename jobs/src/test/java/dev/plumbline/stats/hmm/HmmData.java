package dev.plumbline.stats.hmm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The sequences that {@code r/hmm.R} draws, as it writes them. */
final class HmmData {

  private HmmData() {}

  static CountSequences sequences() {
    CountSequencesBuilder builder = new CountSequencesBuilder(2);
    int open = 1;
    for (String line : lines().subList(1, lines().size())) {
      int[] cells = Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray();
      if (cells[0] != open) {
        builder.end(open);
        open = cells[0];
      }
      builder.step();
      builder.addExposure(cells[1]);
      builder.addCount(0, cells[2]);
      builder.addCount(1, cells[3]);
    }
    builder.end(open);
    return builder.build();
  }

  private static List<String> lines() {
    try (var csv = HmmData.class.getResourceAsStream("/r/hmm.csv")) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

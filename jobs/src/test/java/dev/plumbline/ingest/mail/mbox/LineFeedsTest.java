package dev.plumbline.ingest.mail.mbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineFeedsTest {

  private static final int LONGER_THAN_A_STEP = 80;

  /** A byte that differs from a line feed by its lowest bit alone, the one that may deceive. */
  private static final byte NEXT_TO_IT = '\n' + 1;

  @Test
  void theFirstIsFoundWhereverItStands() {
    for (int to = 0; to <= LONGER_THAN_A_STEP; to++) {
      for (int from = 0; from <= to; from++) {
        byte[] bytes = new byte[LONGER_THAN_A_STEP + 1];
        Arrays.fill(bytes, NEXT_TO_IT);
        bytes[to] = '\n';
        assertThat(LineFeeds.first(bytes, from, to)).isEqualTo(-1);
        assertThat(LineFeeds.first(bytes, from, to + 1)).isEqualTo(to);
        bytes[from] = '\n';
        assertThat(LineFeeds.first(bytes, from, to + 1)).isEqualTo(from);
      }
    }
  }

  @Test
  void theFirstBeforeAByteIsFoundWhereverItStands() {
    for (int to = 0; to <= LONGER_THAN_A_STEP; to++) {
      for (int from = 0; from <= to; from++) {
        byte[] bytes = new byte[LONGER_THAN_A_STEP + 2];
        Arrays.fill(bytes, (byte) '\n');
        bytes[to + 1] = 'F';
        assertThat(LineFeeds.firstBefore((byte) 'F', bytes, from, to)).isEqualTo(-1);
        assertThat(LineFeeds.firstBefore((byte) 'F', bytes, from, to + 1)).isEqualTo(to);
        Arrays.fill(bytes, from, to, (byte) 'F');
        assertThat(LineFeeds.firstBefore((byte) 'F', bytes, from, to + 1)).isEqualTo(to);
        bytes[from] = '\n';
        assertThat(LineFeeds.firstBefore((byte) 'F', bytes, from, to + 1))
            .isEqualTo(from + 1 < to || from == to ? from : to);
      }
    }
  }
}

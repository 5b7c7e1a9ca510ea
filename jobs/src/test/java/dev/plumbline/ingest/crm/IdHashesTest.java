package dev.plumbline.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdHashesTest {

  /** Small numbers crowd into the first places, and the last places lead back to the first. */
  @Test
  void whatComesTwiceIsFoundWhereverItStands() {
    var random = new Random(1);
    for (int round = 0; round < 10_000; round++) {
      long[] first = drawn(random);
      long[] second = drawn(random);
      Set<Long> distinct = new HashSet<>();
      LongStream.concat(LongStream.of(first), LongStream.of(second)).forEach(distinct::add);

      assertThat(IdHashes.isAnyTwice(List.of(first, second)))
          .isEqualTo(distinct.size() < first.length + second.length);
    }
  }

  @Test
  void anIdIsInTheSameShareWhoeverAddsIt() {
    var one = new IdHashes(3);
    var other = new IdHashes(3);
    for (int id = 0; id < 1_000; id++) {
      one.add("salesforce:" + id);
      other.add("salesforce:" + (999 - id));
    }
    one.add("salesforce:7");

    for (int share = 0; share < 3; share++) {
      assertThat(other.share(share)).isNotEmpty();
      assertThat(IdHashes.isAnyTwice(List.of(other.share(share)))).isFalse();
      assertThat(one.share(share)).contains(other.share(share));
    }
    assertThat(List.of(0, 1, 2))
        .filteredOn(share -> IdHashes.isAnyTwice(List.of(one.share(share))))
        .hasSize(1);
  }

  private static long[] drawn(Random random) {
    long sign = random.nextBoolean() ? 1 : -1;
    return random.longs(random.nextInt(12), 0, 100).map(drawn -> sign * drawn).toArray();
  }
}

package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.errors.LakeHeldException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockLeaseTest {

  @TempDir private Path lake;

  @Test
  void oneRunAtATime() throws IOException {
    Lease first = LockLease.take(lake, "run-1");

    assertThatThrownBy(() -> LockLease.take(lake, "run-2"))
        .isInstanceOf(LakeHeldException.class)
        .hasMessageContaining("another run holds it (run run-1, process ");
    first.close();
    LockLease.take(lake, "run-3").close();
  }
}

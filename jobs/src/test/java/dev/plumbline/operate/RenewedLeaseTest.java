package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.NightlySettings;
import dev.plumbline.errors.LakeHeldException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewedLeaseTest {

  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

  @TempDir private java.nio.file.Path lake;

  @Test
  void whoComesSecondIsToldWhoHoldsTheLakeAndHowToBreakIn() throws IOException {
    take("run-1", NOON, false);

    assertThatThrownBy(() -> take("run-2", NOON.plusSeconds(599), false))
        .isInstanceOf(LakeHeldException.class)
        .hasMessageContaining("run run-1) until 2025-01-01T12:10:00Z")
        .hasMessageContaining("nightly.break-lease=true");
    take("run-3", NOON.plusSeconds(599), true).close();
    take("run-4", NOON.plusSeconds(599), false).close();
  }

  @Test
  void anExpiredLeaseIsNobodys() throws IOException {
    Lease dead = take("run-1", NOON, false);
    Lease next = take("run-2", NOON.plusSeconds(601), false);

    dead.close();

    assertThat(Files.readString(lake.resolve("_lease"))).endsWith("run-2");
    next.close();
    assertThat(lake.resolve("_lease")).doesNotExist();
  }

  @Test
  void renewalMovesTheExpiryOn() throws IOException {
    var lease = (RenewedLease) take("run-1", NOON, false);
    Files.writeString(lake.resolve("_lease"), NOON + " run-1");

    lease.renew();

    assertThat(Files.readString(lake.resolve("_lease"))).isEqualTo("2025-01-01T12:10:00Z run-1");
    lease.close();
  }

  private Lease take(String run, Instant now, boolean breaks) throws IOException {
    FileSystem storage = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    return RenewedLease.take(
        storage,
        new Path(lake.toString()),
        new NightlySettings(1, Duration.ofDays(7), Duration.ofMinutes(10), breaks),
        run,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}

package dev.plumbline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.NightlySettings;
import dev.plumbline.errors.LakeHeldException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file of the lake with an expiry that its holder moves on, for storage that knows no locks.
 *
 * <p>Two runs that begin within the same second on an object store without conditional writes can
 * both believe to hold it; schedulers that start one run a night do not meet this.
 */
final class RenewedLease implements Lease {

  private static final String FILE = "_lease";
  private static final int RENEWALS_PER_EXPIRY = 4;

  private final FileSystem storage;
  private final Path file;
  private final NightlySettings terms;
  private final String run;
  private final Clock clock;
  private final ScheduledExecutorService renewal;

  private RenewedLease(
      FileSystem storage, Path file, NightlySettings terms, String run, Clock clock) {
    this.storage = storage;
    this.file = file;
    this.terms = terms;
    this.run = run;
    this.clock = clock;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "lease");
              thread.setDaemon(true);
              return thread;
            });
  }

  static RenewedLease take(
      FileSystem storage, Path lake, NightlySettings terms, String run, Clock clock)
      throws IOException {
    var lease = new RenewedLease(storage, new Path(lake, FILE), terms, run, clock);
    Optional<Held> held = lease.held();
    boolean isFree =
        terms.breakLease() || held.map(h -> h.until().isBefore(clock.instant())).orElse(true);
    try {
      if (!isFree) {
        throw lease.heldBy(held.orElseThrow(), lake);
      }
      lease.write(held.isPresent() || terms.breakLease());
    } catch (FileAlreadyExistsException e) {
      throw lease.heldBy(lease.held().orElseThrow(), lake);
    }
    lease.keepRenewing();
    return lease;
  }

  @Override
  public void close() {
    renewal.shutdownNow();
    try {
      if (isMine()) {
        storage.delete(file, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void renew() throws IOException {
    if (isMine()) {
      write(true);
    }
  }

  private void keepRenewing() {
    long period = terms.leaseExpiry().toMillis() / RENEWALS_PER_EXPIRY;
    var unused =
        renewal.scheduleAtFixedRate(this::renewQuietly, period, period, TimeUnit.MILLISECONDS);
  }

  /** A renewal that fails is tried again at the next turn; there are several before the expiry. */
  private void renewQuietly() {
    try {
      renew();
    } catch (IOException e) {
      System.getLogger(RenewedLease.class.getName())
          .log(System.Logger.Level.WARNING, "Cannot renew the lease of the lake", e);
    }
  }

  private void write(boolean replaces) throws IOException {
    try (var out = storage.create(file, replaces)) {
      out.write("%s %s".formatted(clock.instant().plus(terms.leaseExpiry()), run).getBytes(UTF_8));
    }
  }

  private boolean isMine() throws IOException {
    return held().map(h -> h.run().equals(run)).orElse(false);
  }

  private Optional<Held> held() throws IOException {
    try (var in = storage.open(file)) {
      String[] words = new String(in.readAllBytes(), UTF_8).split(" ", 2);
      return Optional.of(new Held(Instant.parse(words[0]), words[1]));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private LakeHeldException heldBy(Held held, Path lake) {
    return LakeHeldException.leased(lake.toString(), "run " + held.run(), held.until().toString());
  }

  private record Held(Instant until, String run) {}
}

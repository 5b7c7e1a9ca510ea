package dev.plumbline.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code conf/schedule} are what their schedulers take, and run the same command. */
class SchedulesTest {

  private static final Path SCHEDULES = Path.of("..", "conf", "schedule").toAbsolutePath();
  private static final List<Path> FILES =
      List.of(
          SCHEDULES.resolve("airflow/plumbline_nightly.py"),
          SCHEDULES.resolve("kubernetes/plumbline-nightly.yaml"),
          SCHEDULES.resolve("systemd/plumbline-nightly.service"));

  @TempDir private Path folder;

  @Test
  void allRunTheNightlyWithTheSettingsOfTheCluster() throws IOException {
    for (Path file : FILES) {
      assertThat(Files.readString(file).replaceAll("[\"\\[\\],]", ""))
          .as(file.toString())
          .contains("nightly --config /etc/plumbline/cluster.conf");
    }
  }

  @Test
  void theDagCompiles() throws IOException, InterruptedException {
    Path dag = Files.copy(FILES.get(0), folder.resolve("dag.py"));

    succeeds("python3", "-m", "py_compile", dag.toString());
  }

  @Test
  void theManifestParses() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        run("python3", "-c", "import yaml").code() == 0, "There is no YAML parser here.");

    succeeds(
        "python3",
        "-c",
        "import sys, yaml; m = yaml.safe_load(open(sys.argv[1])); "
            + "assert m['kind'] == 'ScheduledSparkApplication'",
        FILES.get(1).toString());
  }

  @Test
  void systemdTakesServiceAndTimer() throws IOException, InterruptedException {
    Path timer = SCHEDULES.resolve("systemd/plumbline-nightly.timer");

    succeeds("systemd-analyze", "verify", FILES.get(2).toString(), timer.toString());
  }

  /** Skipped with a message where there is no such program. */
  private static void succeeds(String... command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    boolean isInstalled =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, command[0])));
    Assumptions.assumeTrue(isInstalled, () -> "There is no %s here.".formatted(command[0]));
    Process process = new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int code, String output) {}
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 6: no text, no address, in any file, log or statistic that a run leaves. */
class NoTextLeavesTest {

  @TempDir private Path folder;

  @Test
  void noPlantedWordIsFoundInAnythingThatANightlyLeaves() throws Exception {
    Path world = folder.resolve("world");
    new Simulation(World.DEMO, 40, 14, 1, /* plantsTokens= */ true).writeTo(world);
    assertThat(new TokenSearch().below(world.resolve("exports")).tokens())
        .as("tokens in the exports")
        .isGreaterThan(1000);
    Path log = folder.resolve("log");

    Process probe =
        new ProcessBuilder(command(world, folder.resolve("out")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(probe.waitFor(20, TimeUnit.MINUTES)).isTrue();

    String said = Files.readString(log);
    assertThat(said).containsPattern("exit 0, \\d{3,} files searched");
    assertThat(said).containsPattern("shuffle files [1-9]\\d+");
    assertThat(said.lines().filter(line -> line.startsWith("LEAK"))).isEmpty();
    assertThat(new TokenSearch().below(log).finds()).as("tokens in the log").isEmpty();
  }

  private static List<String> command(Path world, Path out) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "@" + Path.of("..", "scripts", "jvm-opens.txt"),
        "-Xmx1536m",
        "-XX:TieredStopAtLevel=1",
        // As in scripts/embedded: one compiler has 48 MB of code alone, and a night fills them.
        "-XX:ReservedCodeCacheSize=240m",
        "-Dlog4j2.configurationFile="
            + Path.of("src", "test", "resources", "log4j2-loud.properties"),
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        LeakProbe.class.getName(),
        world.toString(),
        out.toString());
  }
}

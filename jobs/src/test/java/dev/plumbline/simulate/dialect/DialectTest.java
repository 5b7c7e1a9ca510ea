package dev.plumbline.simulate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

  private static final Path SAMPLES = Path.of("../data-samples/sources");
  private static final String PACKED = ".gz";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theSampleIsWhatTheSimulatorWrites(Dialect dialect) throws IOException {
    Path salesforce = folder.resolve("salesforce");
    Path written = folder.resolve(dialect.source());
    new Simulation(World.SPT, 4, 8, 5, false).writeSalesforceTo(salesforce);
    dialect.write(salesforce, written);

    Path sample = SAMPLES.resolve(dialect.source());
    List<String> tables = names(sample).filter(name -> name.endsWith(PACKED)).toList();
    assertThat(names(written).map(name -> name + PACKED)).containsExactlyElementsOf(tables);
    for (String table : tables) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(sample.resolve(table)))) {
        String name = table.substring(0, table.length() - PACKED.length());
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .as(name)
            .isEqualTo(Files.readString(written.resolve(name)));
      }
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}

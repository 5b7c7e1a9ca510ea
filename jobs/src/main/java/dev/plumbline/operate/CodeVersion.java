package dev.plumbline.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Which code this is, by what it holds: a hash over the classes and resources of every room that
 * tables depend on. The command line, this room and what makes reports or simulated worlds may
 * change without a table changing.
 */
final class CodeVersion {

  private static final String BASE = "dev/plumbline/";
  private static final List<String> WITHOUT_EFFECT =
      List.of("cli/", "operate/", "report/", "simulate/");

  private CodeVersion() {}

  /** Release, a plus, and the hash: {@code 0.1.0+1f3870be274f6c49}. */
  static String current() {
    String release =
        Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
            .orElse("unreleased");
    return release + "+" + hash();
  }

  static String hash() {
    try {
      var source =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var fingerprint = new Fingerprint();
      for (var entry : (Files.isDirectory(source) ? ofFolder(source) : ofJar(source)).entrySet()) {
        fingerprint.with(entry.getKey()).with(entry.getValue());
      }
      return fingerprint.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot tell where this class is from", e);
    }
  }

  private static SortedMap<String, String> ofJar(Path jar) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (var entries = new JarFile(jar.toFile())) {
      for (var entry : (Iterable<java.util.jar.JarEntry>) entries.stream()::iterator) {
        if (hasEffect(entry.getName())) {
          try (InputStream content = entries.getInputStream(entry)) {
            contents.put(entry.getName(), new Fingerprint().with(content).value());
          }
        }
      }
    }
    return contents;
  }

  private static SortedMap<String, String> ofFolder(Path folder) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (hasEffect(name)) {
          try (InputStream content = Files.newInputStream(file)) {
            contents.put(name, new Fingerprint().with(content).value());
          }
        }
      }
    }
    return contents;
  }

  private static boolean hasEffect(String name) {
    return name.startsWith(BASE)
        && !name.endsWith("/")
        && WITHOUT_EFFECT.stream().noneMatch(room -> name.startsWith(BASE + room));
  }
}

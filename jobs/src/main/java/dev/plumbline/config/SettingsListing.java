package dev.plumbline.config;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Every setting as it holds after files, environment and command line, with where it comes from.
 * Secrets are not shown, nor people and companies that asked for nothing to be kept of them.
 */
public final class SettingsListing {

  private SettingsListing() {}

  /** One line a setting: {@code time.zone = "UTC"}, sorted. */
  public static String of(Path file, Map<String, String> set) {
    return lines(Settings.resolve(file, set)).stream()
        .map(Line::setting)
        .collect(joining(System.lineSeparator()));
  }

  /** As {@link #of}, with the file and line that each value comes from. */
  public static String withOrigins(Path file, Map<String, String> set) {
    List<Line> lines = lines(Settings.resolve(file, set));
    int width = lines.stream().mapToInt(line -> line.setting().length()).max().orElse(1);
    return lines.stream()
        .map(line -> ("%-" + width + "s  # %s").formatted(line.setting(), line.origin()))
        .collect(joining(System.lineSeparator()));
  }

  private static List<Line> lines(Config all) {
    return all.entrySet().stream()
        .map(e -> line(String.join(".", ConfigUtil.splitPath(e.getKey())), e.getValue()))
        .sorted((a, b) -> a.setting().compareTo(b.setting()))
        .toList();
  }

  private static Line line(String path, ConfigValue value) {
    return new Line(path + " = " + shown(path, value), value.origin().description());
  }

  private static String shown(String path, ConfigValue value) {
    if (path.equals("privacy.key")) {
      return "[redacted]";
    }
    if (path.startsWith("privacy.opt-out-") && value.valueType() == ConfigValueType.LIST) {
      return "[%d not shown]".formatted(((Collection<?>) value.unwrapped()).size());
    }
    return value.render(ConfigRenderOptions.concise());
  }

  private record Line(String setting, String origin) {}
}

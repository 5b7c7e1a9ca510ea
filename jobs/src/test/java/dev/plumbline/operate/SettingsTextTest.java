package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTextTest {

  record GraceSettings(Duration graceDays, Optional<String> note, Inner inner) {}

  record Inner(Map<String, Integer> weights, List<Secret> keys) {}

  record OpenEnded(Object anything) {}

  @Test
  void namesEachSettingAsTheFileDoesAndTellsItsValue() {
    var settings =
        new GraceSettings(
            Duration.ofDays(3),
            Optional.empty(),
            new Inner(Map.of("b", 2, "a", 1), List.of(new Secret("hidden"))));

    assertThat(SettingsText.of(settings))
        .isEqualTo(
            Map.of(
                "grace.grace-days", "PT72H",
                "grace.note", "",
                "grace.inner", "{inner.keys=[hidden], inner.weights={a=1, b=2}}"));
  }

  @Test
  void refusesAValueWhoseTextChangesFromRunToRun() {
    assertThatThrownBy(() -> SettingsText.of(new OpenEnded(new Object())))
        .hasMessageContaining("whose text is not its value");
  }
}

package dev.plumbline.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told for today alone explains nothing of the past; method section 3. Two constants of an
 * account stand among the controls that section 13 names, and its parent among the clusters.
 */
class SnapshotFieldsTest {

  private static final Set<Field> CONSTANTS = Set.of(Panel.SIZE, Panel.REGION);

  static Stream<ModelSpec> everyModel() {
    return Stream.of(
            RetentionModels.all(), IdentificationModels.all(), List.of(RepTurnover.model()))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void noModelRestsOnWhatIsToldForTodayAlone(ModelSpec model) {
    assertThat(fields(model.terms())).noneMatch(Field::isSnapshotOnly);
    assertThat(fields(model.controls())).filteredOn(Field::isSnapshotOnly).isSubsetOf(CONSTANTS);
    assertThat(fields(model.minimalControls()))
        .filteredOn(Field::isSnapshotOnly)
        .isSubsetOf(CONSTANTS);
    assertThat(model.outcome().strata()).noneMatch(Field::isSnapshotOnly);
    assertThat(model.outcome().event().isSnapshotOnly()).isFalse();
  }

  private static List<Field> fields(List<Term> terms) {
    return terms.stream().flatMap(term -> term.factors().stream()).map(Term.Factor::field).toList();
  }
}

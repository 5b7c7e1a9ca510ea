package dev.plumbline.ingest.crm.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plumbline.config.TextMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Interactions;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A column that is said not to be told is not written: a shape that told it would be unheard. */
class TellableTest {

  @Test
  void noShapeTellsWhatMessagesTell() throws ReflectiveOperationException {
    for (java.lang.reflect.Field constant : Interactions.class.getFields()) {
      if (Modifier.isStatic(constant.getModifiers())
          && constant.getType().equals(Field.class)
          && Tellable.OF_MESSAGES.contains((Field) constant.get(null))) {
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Tellable.class.getName())
            .should()
            .accessField(Interactions.class, constant.getName())
            .check(new ClassFileImporter().importPackages(Tellable.class.getPackageName()));
      }
    }
  }

  @Test
  void noMappingTellsWhatMessagesTell() {
    List<String> told =
        Shapes.entities().stream()
            .map(Shapes::entity)
            .filter(shape -> shape.table().equals(Interactions.TABLE))
            .flatMap(shape -> shape.inputs().stream())
            .map(Input::name)
            .toList();

    assertThat(told)
        .contains(Interactions.OWNER_ID.name())
        .doesNotContainAnyElementsOf(Tellable.OF_MESSAGES.stream().map(Field::name).toList());
  }

  @Test
  void wordsAreToldWhereTheyAreRead() {
    assertThat(Tellable.isTold(Interactions.IDEA_HITS, TextMode.NONE)).isFalse();
    assertThat(Tellable.isTold(Interactions.IDEA_HITS, TextMode.SUBJECT)).isTrue();
    assertThat(Tellable.isTold(Interactions.RUNG, TextMode.NONE)).isTrue();
  }

  @Test
  void listsAreToldByHistories() {
    assertThat(Tellable.isTold(Cases.OPENED_AT, TextMode.BODY)).isTrue();
    assertThat(Tellable.isTold(Cases.REOPENINGS, TextMode.BODY)).isFalse();
  }
}

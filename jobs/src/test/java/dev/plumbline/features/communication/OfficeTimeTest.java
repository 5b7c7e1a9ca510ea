package dev.plumbline.features.communication;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@SparkTest
class OfficeTimeTest {

  private static final Field HOURS = required("hours", DoubleType, "Hours of work");

  private final TableText tables;

  OfficeTimeTest(TableText tables) {
    this.tables = tables;
  }

  /** 2024-03-29 is a Friday; on Sunday the 31st clocks in Helsinki go forward. */
  @Test
  void hoursOfWorkAreThoseOfTheWorkingDayInTheZone() {
    OfficeTime time = new OfficeTime(8, 18, ZoneId.of("Europe/Helsinki"));

    tables.expect(
        tables
            .given(
                Interactions.TABLE,
                """
                interaction_id | event_at             | known_at
                minutes        | 2024-03-29T08:00:00Z | 2024-03-29T08:30:00Z
                overnight      | 2024-03-28T15:00:00Z | 2024-03-29T07:00:00Z
                weekend        | 2024-03-29T15:00:00Z | 2024-04-01T06:00:00Z
                within weekend | 2024-03-30T09:00:00Z | 2024-03-31T20:00:00Z
                a week         | 2024-03-27T10:00:00Z | 2024-04-03T09:00:00Z
                before 1970    | 1969-12-30T08:00:00Z | 1969-12-31T09:00:00Z
                """)
            .select(
                Interactions.INTERACTION_ID.col(),
                HOURS.from(
                    time.hoursBetween(Interactions.EVENT_AT.col(), Interactions.KNOWN_AT.col()))),
        """
        interaction_id | hours
        minutes        | 0.5
        overnight      | 2
        weekend        | 2
        within weekend | 0
        a week         | 50
        before 1970    | 11
        """);
  }
}

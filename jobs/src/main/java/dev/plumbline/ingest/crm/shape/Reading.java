package dev.plumbline.ingest.crm.shape;

import dev.plumbline.config.TextMode;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.schema.Field;
import dev.plumbline.text.TextScorer;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What every record of a source is read with. Goes to executors.
 *
 * @param source stands before every id
 * @param zone of instants without an offset
 * @param decimal of numbers
 * @param dateFormats of dates that are not ISO 8601
 * @param latency from an event to its record, where the record does not tell
 * @param values by name, what the company calls things
 * @param scorer null if no text is read
 */
public record Reading(
    String source,
    ZoneId zone,
    String decimal,
    List<String> dateFormats,
    Duration latency,
    Map<String, ValueMap> values,
    PersonKeys keys,
    MailDomains domains,
    OptOut optOut,
    TextMode mode,
    TextScorer scorer)
    implements Serializable {

  private static final ValueMap NO_WORDS = new ValueMap(Map.of());

  /** Our word for {@code theirs} in the list {@code name}, else {@code otherwise}. */
  String word(String name, String theirs, String otherwise) {
    String word = theirs == null ? null : values.getOrDefault(name, NO_WORDS).of(theirs);
    return word == null ? otherwise : word;
  }

  /** Whether any record tells {@code field}. */
  public boolean tells(Field field) {
    return Tellable.isTold(field, mode);
  }

  /** The id of this source behind a staged one. */
  String bare(String id) {
    return id.substring(source.length() + 1);
  }
}

package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * What depth and value are made of: columns of {@link RelationshipMonths} that add up to them.
 *
 * <p>Each is the part of an index that one component stands for, in the unit of the index, and null
 * where the component was not seen. Those of depth add up to {@code depth_recent}, those of value
 * to {@code value}.
 */
public final class Components {

  public static final Field DEPTH_USUAL =
      optional(
          "depth_from_usual",
          DoubleType,
          "Part of depth_recent that all accounts of a source share: depth where nothing is unusual");
  public static final Field DEPTH_BUSINESS_STRATEGIC =
      disclosed("business_strategic", "business level 2");
  public static final Field DEPTH_BUSINESS_SYNERGISTIC =
      disclosed("business_synergistic", "business level 3");
  public static final Field DEPTH_PERSONAL_LIFE = disclosed("personal_life", "personal level 2");
  public static final Field DEPTH_PERSONAL_PRIVATE =
      disclosed("personal_private", "personal level 3");
  public static final Field DEPTH_EVEN_VOLUME = proxy("even_volume");
  public static final Field DEPTH_REPLY_SPEED = proxy("reply_speed");
  public static final Field DEPTH_OFF_HOURS = proxy("off_hours");
  public static final Field DEPTH_ONE_TO_ONE = proxy("one_to_one");
  public static final Field DEPTH_THREAD_DEPTH = proxy("thread_depth");
  public static final Field DEPTH_BUYER_STARTS = proxy("buyer_starts");
  public static final Field DEPTH_CHANNELS = proxy("channels");
  public static final Field DEPTH_SMALL_MEETINGS = proxy("small_meetings");
  public static final Field DEPTH_KEPT_MEETINGS = proxy("kept_meetings");

  public static final Field VALUE_ON_TIME = delivered("on_time", "VD03");
  public static final Field VALUE_FILL = delivered("fill", "VD04");
  public static final Field VALUE_FIRST_RESPONSE = delivered("first_response", "VD05");
  public static final Field VALUE_SLA = delivered("sla", "VD06");
  public static final Field VALUE_RESOLUTION = delivered("resolution", "VD07");
  public static final Field VALUE_REOPENING = delivered("reopening", "VD08");
  public static final Field VALUE_CADENCE = delivered("cadence", "VD10");
  public static final Field VALUE_PROACTIVITY = delivered("proactivity", "VD11");
  public static final Field VALUE_DISCOVERY = delivered("discovery", "VD12");
  public static final Field VALUE_IDEAS = delivered("ideas", "VD14");
  public static final Field VALUE_INSIGHT_OPPORTUNITIES =
      delivered("insight_opportunities", "VD15");
  public static final Field VALUE_STATEMENTS = delivered("statements", "VD16");

  /** Parts of depth by headers alone, in the order of the items of closeness. */
  public static final List<Field> CLOSENESS =
      List.of(
          DEPTH_EVEN_VOLUME,
          DEPTH_REPLY_SPEED,
          DEPTH_OFF_HOURS,
          DEPTH_ONE_TO_ONE,
          DEPTH_THREAD_DEPTH,
          DEPTH_BUYER_STARTS,
          DEPTH_CHANNELS,
          DEPTH_SMALL_MEETINGS,
          DEPTH_KEPT_MEETINGS);

  public static final List<Field> DEPTH =
      Stream.concat(
              Stream.of(
                  DEPTH_USUAL,
                  DEPTH_BUSINESS_STRATEGIC,
                  DEPTH_BUSINESS_SYNERGISTIC,
                  DEPTH_PERSONAL_LIFE,
                  DEPTH_PERSONAL_PRIVATE),
              CLOSENESS.stream())
          .toList();

  public static final List<Field> VALUE =
      List.of(
          VALUE_ON_TIME,
          VALUE_FILL,
          VALUE_FIRST_RESPONSE,
          VALUE_SLA,
          VALUE_RESOLUTION,
          VALUE_REOPENING,
          VALUE_CADENCE,
          VALUE_PROACTIVITY,
          VALUE_DISCOVERY,
          VALUE_IDEAS,
          VALUE_INSIGHT_OPPORTUNITIES,
          VALUE_STATEMENTS);

  private Components() {}

  private static Field disclosed(String name, String level) {
    return optional(
        "depth_from_" + name,
        DoubleType,
        "Part of depth_recent from messages of %s beyond the usual rate; null without text"
            .formatted(level));
  }

  private static Field proxy(String item) {
    return optional(
        "depth_from_" + item,
        DoubleType,
        "Part of depth_recent from this item of closeness, a proxy; null unless depth_source is META");
  }

  private static Field delivered(String name, String indicator) {
    return optional("value_from_" + name, DoubleType, "Part of value from indicator " + indicator);
  }
}

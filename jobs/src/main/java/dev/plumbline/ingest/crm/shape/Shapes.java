package dev.plumbline.ingest.crm.shape;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The entities that an object of a CRM can be read as, by the word that the settings use. */
public final class Shapes {

  public static final String CHANGES = "changes";
  public static final String VALUES = "values";
  public static final String SNAPSHOTS = "snapshots";
  public static final String LINKS = "links";
  public static final String ASIDES = "asides";

  /** Stands before a column that says the contrary. */
  public static final String NOT = "!";

  private static final Map<String, Shape> ENTITIES =
      new TreeMap<>(
          Map.of(
              "account", new AccountShape(),
              "contact", new ContactShape(),
              "user", new UserShape(),
              "opportunity", new OpportunityShape(),
              "subscription", new SubscriptionShape(),
              "order", new OrderShape(),
              "case", new CaseShape(),
              "task", new TaskShape(),
              "meeting", new MeetingShape()));

  private Shapes() {}

  public static Set<String> entities() {
    return ENTITIES.keySet();
  }

  /**
   * Records of {@code entity} as they stand today: each makes one row of its table, whose key is
   * its id.
   */
  public static Shape entity(String entity) {
    return ENTITIES.get(entity);
  }

  /**
   * Changes of single fields of {@code entity}.
   *
   * @param fields the tracked columns, by the plain spelling of the export's names of them
   */
  public static Shape changes(String entity, Map<String, String> fields) {
    return new ChangeShape(entity(entity), fields);
  }

  /** Values of single fields of {@code entity}; {@code fields} as in {@link #changes}. */
  public static Shape values(String entity, Map<String, String> fields) {
    return new ValueShape(entity(entity), fields);
  }

  /** Columns of {@code entity} that stand in another object. */
  public static Shape links(String entity) {
    return new LinkShape(entity(entity), false);
  }

  /** The same in files of other records, most of which tell none. */
  public static Shape asides(String entity) {
    return new LinkShape(entity(entity), true);
  }

  /** Records of {@code entity} as they stood over time. */
  public static Shape snapshots(String entity, boolean standsForRecords) {
    return new SnapshotShape(entity(entity), standsForRecords);
  }
}

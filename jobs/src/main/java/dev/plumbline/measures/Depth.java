package dev.plumbline.measures;

import static dev.plumbline.tables.measures.RelationshipMonths.BREADTH_BUSINESS;
import static dev.plumbline.tables.measures.RelationshipMonths.BREADTH_PERSONAL;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_BUSINESS;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_EVEN;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_MESSAGES;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_ODD;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_PERSONAL;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_PLACEBO;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RAW;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RAW_EVEN;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RAW_ODD;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RECENT;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_SOURCE;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_SUSTAINED;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_VELOCITY;
import static dev.plumbline.tables.measures.RelationshipMonths.RECIPROCITY_BUSINESS;
import static dev.plumbline.tables.measures.RelationshipMonths.RECIPROCITY_PERSONAL;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.measures.Components;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How deep a relationship is, from the best source that there is; method sections 5, 6.6 and 6.9.
 *
 * <p>TEXT or SUBJECT: by what was disclosed. META: by closeness, where mail was seen but no text. A
 * silent account is as deep as the text of others lets expect, and has their source. NONE: nothing
 * could be seen. The window before is measured by the source of the recent one.
 */
final class Depth {

  static final String TEXT = "TEXT";
  static final String SUBJECT = "SUBJECT";
  static final String META = "META";
  static final String NONE = "NONE";

  private Depth() {}

  /** {@code rows} with the depth columns; its source stands first, for the others heed it. */
  static Dataset<Row> measured(Dataset<Row> rows) {
    Column isText = DEPTH_SOURCE.col().isin(TEXT, SUBJECT);
    Column isMeta = DEPTH_SOURCE.col().equalTo(META);
    Column wasMailSeen = Seen.mailMonths(Span.PRIOR).gt(0);

    Map<String, Column> depths = new LinkedHashMap<>();
    depths.put(DEPTH_BUSINESS.name(), when(isText, Domain.BUSINESS.depth(Span.BASE).z()));
    depths.put(DEPTH_PERSONAL.name(), when(isText, Domain.PERSONAL.depth(Span.BASE).z()));
    depths.put(
        DEPTH_RECENT.name(),
        when(isText, Disclosure.depth(Span.BASE).z()).when(isMeta, Closeness.RECENT.index().z()));
    depths.put(
        DEPTH_SUSTAINED.name(),
        when(isText.and(wasMailSeen), Disclosure.depth(Span.PRIOR).z())
            .when(isMeta, Closeness.BEFORE.index().z()));
    depths.put(DEPTH_PLACEBO.name(), when(isText, Placebo.depth()));
    depths.put(DEPTH_ODD.name(), when(isText, Half.ODD.depth()));
    depths.put(DEPTH_EVEN.name(), when(isText, Half.EVEN.depth()));
    depths.put(DEPTH_RAW.name(), when(isText, Half.BOTH.raw()));
    depths.put(DEPTH_RAW_ODD.name(), when(isText, Half.ODD.raw()));
    depths.put(DEPTH_RAW_EVEN.name(), when(isText, Half.EVEN.raw()));
    depths.put(
        DEPTH_MESSAGES.name(),
        when(isText, Disclosure.scored(Span.BASE))
            .when(isMeta, Closeness.RECENT.messages())
            .cast(DEPTH_MESSAGES.type()));
    depths.put(BREADTH_BUSINESS.name(), when(isText, Breadth.of(Domain.BUSINESS)));
    depths.put(BREADTH_PERSONAL.name(), when(isText, Breadth.of(Domain.PERSONAL)));
    depths.put(RECIPROCITY_BUSINESS.name(), when(isText, Domain.BUSINESS.reciprocity()));
    depths.put(RECIPROCITY_PERSONAL.name(), when(isText, Domain.PERSONAL.reciprocity()));
    return rows.withColumn(DEPTH_SOURCE.name(), source())
        .withColumns(depths)
        .withColumn(DEPTH_VELOCITY.name(), DEPTH_RECENT.col().minus(DEPTH_SUSTAINED.col()))
        .withColumns(parts(isText, isMeta))
        .withColumn(Components.DEPTH_USUAL.name(), usual());
  }

  /** What each component adds to recent depth. */
  private static Map<String, Column> parts(Column isText, Column isMeta) {
    Column isTold = isText.and(DEPTH_RECENT.col().isNotNull());
    Column isProxy = isMeta.and(DEPTH_RECENT.col().isNotNull());
    List<Column> items = Closeness.RECENT.parts();
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(
        Components.DEPTH_BUSINESS_STRATEGIC.name(),
        when(isTold, inDepth(Domain.BUSINESS, Domain.BUSINESS.secondBeyondUsual())));
    parts.put(
        Components.DEPTH_BUSINESS_SYNERGISTIC.name(),
        when(isTold, inDepth(Domain.BUSINESS, Domain.BUSINESS.thirdBeyondUsual())));
    parts.put(
        Components.DEPTH_PERSONAL_LIFE.name(),
        when(isTold, inDepth(Domain.PERSONAL, Domain.PERSONAL.secondBeyondUsual())));
    parts.put(
        Components.DEPTH_PERSONAL_PRIVATE.name(),
        when(isTold, inDepth(Domain.PERSONAL, Domain.PERSONAL.thirdBeyondUsual())));
    for (int k = 0; k < items.size(); k++) {
      parts.put(Components.CLOSENESS.get(k).name(), when(isProxy, items.get(k)));
    }
    return parts;
  }

  private static Column inDepth(Domain domain, Column disclosed) {
    return disclosed
        .divide(domain.depth(Span.BASE).reference().scale().col())
        .divide(Disclosure.depth(Span.BASE).reference().scale().col());
  }

  private static Column usual() {
    return Components.DEPTH.stream()
        .filter(component -> !component.equals(Components.DEPTH_USUAL))
        .map(component -> coalesce(component.col(), lit(0.0)))
        .reduce(DEPTH_RECENT.col(), Column::minus);
  }

  private static Column source() {
    Column isSilent = Seen.mailMonths(Span.BASE).gt(0).and(Closeness.RECENT.messages().equalTo(0));
    Column usualBodies = Disclosure.bodyShare().reference().prior().col();
    return when(Disclosure.bodyScored().col().gt(0), TEXT)
        .when(Disclosure.scored(Span.BASE).gt(0), SUBJECT)
        .when(isSilent.and(usualBodies.gt(0)), TEXT)
        .when(isSilent.and(usualBodies.equalTo(0)), SUBJECT)
        .when(Closeness.RECENT.index().raw().col().isNotNull(), META)
        .otherwise(NONE);
  }
}

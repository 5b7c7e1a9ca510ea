package dev.plumbline.fit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome;
import dev.plumbline.models.Term;
import dev.plumbline.models.Term.Factor;
import dev.plumbline.models.Term.Scale;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.panel.Design;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the terms of several models are to one panel: the columns of numbers to read, and the terms
 * that its rows cannot fill.
 *
 * <p>Models that look at rows of their own stand beside: their columns take no row from the others,
 * and one more column tells which of them a row holds.
 *
 * <p>A column that fewer than half of the rows hold is no term: keeping it would cost the other
 * models more than half of their rows, for all models are compared on the same ones.
 */
final class PanelTerms {

  private static final double LEAST_FILLED = 0.5;

  /** No column of a panel is called so. */
  private static final String HELD = "held by models beside";

  /** A term as fitted. A column of levels is as many of them as it has levels, less one. */
  record Resolved(String name, boolean isScaled, boolean isLevel, Design.Term term) {}

  private final Map<Field, List<String>> levels = new LinkedHashMap<>();
  private final Map<Long, String> strata = new TreeMap<>();
  private final List<Field> filled = new ArrayList<>();
  private final List<Field> beside = new ArrayList<>();
  private final Map<String, Integer> columnOf = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final long rows;

  private PanelTerms(long rows) {
    this.rows = rows;
  }

  /**
   * The terms of both kinds of models.
   *
   * @param compared models that are fitted to the same rows
   * @param beside models that are fitted to those of these rows that hold their own terms
   */
  static PanelTerms of(Dataset<Row> panel, List<ModelSpec> compared, List<ModelSpec> beside) {
    List<Factor> shared = compared.stream().flatMap(PanelTerms::factors).distinct().toList();
    List<Factor> factors =
        Stream.of(compared, beside)
            .flatMap(List::stream)
            .flatMap(PanelTerms::factors)
            .distinct()
            .toList();
    Row found = panel.agg(count(lit(1)), questions(factors, compared)).first();
    PanelTerms terms = new PanelTerms(found.getLong(0));
    for (int k = 0; k < factors.size(); k++) {
      terms.add(factors.get(k), found, k + 1, shared.contains(factors.get(k)));
    }
    if (!compared.isEmpty()) {
      found
          .<Row>getList(factors.size() + 1)
          .forEach(named -> terms.strata.put(named.getLong(0), named.getString(1)));
    }
    beside.forEach(spec -> terms.addEvent(spec.outcome().event()));
    if (!beside.isEmpty()) {
      terms.addColumn(HELD, terms.held());
    }
    return terms;
  }

  private static Stream<Factor> factors(ModelSpec spec) {
    return Stream.concat(
        Stream.of(spec.terms(), spec.controls(), spec.minimalControls())
            .flatMap(List::stream)
            .flatMap(term -> term.factors().stream()),
        spec.halves().map(field -> new Factor(field, Scale.AS_MEASURED)).stream());
  }

  /** One for each factor; and the strata, by the long that stands for each and by name. */
  private static Column[] questions(List<Factor> factors, List<ModelSpec> compared) {
    return Stream.concat(
            factors.stream().map(PanelTerms::question),
            compared.stream()
                .map(ModelSpec::outcome)
                .distinct()
                .map(o -> collect_set(struct(HazardModels.stratum(o), nameOf(o)))))
        .toArray(Column[]::new);
  }

  private static Column question(Factor factor) {
    Column column = factor.field().col();
    return factor.scale() == Scale.LEVELS ? collect_set(column) : count(column);
  }

  private static Column nameOf(Outcome outcome) {
    return concat_ws("/", outcome.strata().stream().map(Field::col).toArray(Column[]::new));
  }

  /** Names of the strata of the models that are compared, by the long that stands for each. */
  Map<Long, String> strata() {
    return strata;
  }

  private void add(Factor factor, Row found, int at, boolean isShared) {
    Field field = factor.field();
    if (factor.scale() == Scale.LEVELS) {
      List<String> values = found.<String>getList(at).stream().sorted().toList();
      levels.put(field, values);
      // The first is what the others are compared with.
      values.stream()
          .skip(1)
          .forEach(v -> addColumn(levelName(field, v), when(field.col().equalTo(v), 1.0)));
    } else if (isShared && rows > 0 && found.getLong(at) >= LEAST_FILLED * rows) {
      filled.add(field);
      addColumn(field.name(), field.col().cast(DoubleType));
    } else if (!isShared && found.getLong(at) > 0) {
      beside.add(field);
      addColumn(field.name(), field.col().cast(DoubleType));
    }
  }

  private void addEvent(Field event) {
    addColumn(event.name(), event.col().cast(DoubleType));
  }

  /** The sum of a power of two for each column of the models beside that a row holds. */
  private Column held() {
    Column held = lit(0.0);
    for (int k = 0; k < beside.size(); k++) {
      held = held.plus(when(beside.get(k).col().isNotNull(), (double) (1L << k)).otherwise(0.0));
    }
    return held;
  }

  private void addColumn(String name, Column value) {
    if (columnOf.putIfAbsent(name, columns.size()) == null) {
      columns.add(coalesce(value, lit(0.0)));
    }
  }

  /** The numbers that a row is read as. */
  List<Column> columns() {
    return columns;
  }

  /** Where a column of numbers stands, if some row holds it. */
  Optional<Integer> columnOf(Field field) {
    return Optional.ofNullable(columnOf.get(field.name()));
  }

  /** Whether a row holds every column that is a term of some model. */
  Column isComplete() {
    return filled.stream().map(f -> f.col().isNotNull()).reduce(lit(true), Column::and);
  }

  /** The rows of a model that stands beside, and its event. */
  RowFilter rowsOf(ModelSpec spec) {
    long asked =
        factors(spec)
            .map(Factor::field)
            .filter(beside::contains)
            .distinct()
            .mapToLong(field -> 1L << beside.indexOf(field))
            .sum();
    return new RowFilter(columnOf.get(HELD), asked, columnOf.get(spec.outcome().event().name()));
  }

  /** Whether the rows cannot fill it. Without a row nothing is known of any term. */
  boolean isMissing(Term term) {
    return rows > 0 && term.factors().stream().anyMatch(f -> isMissing(f));
  }

  private boolean isMissing(Factor factor) {
    return factor.scale() == Scale.LEVELS
        ? levels.get(factor.field()).isEmpty()
        : !filled.contains(factor.field()) && !beside.contains(factor.field());
  }

  /** Whether every row holds the same word, so that there is nothing to compare. */
  boolean isConstant(Term term) {
    return term.factors().stream()
        .anyMatch(f -> f.scale() == Scale.LEVELS && levels.get(f.field()).size() == 1);
  }

  /** The terms that {@code term} stands for in a design; none if it is missing or constant. */
  List<Resolved> resolve(Term term) {
    if (rows == 0 || isMissing(term)) {
      return List.of();
    }
    Factor first = term.factors().get(0);
    if (first.scale() == Scale.LEVELS) {
      return levels.get(first.field()).stream()
          .skip(1)
          .map(v -> levelName(first.field(), v))
          .map(name -> new Resolved(name, false, true, Design.Term.asMeasured(columnOf.get(name))))
          .toList();
    }
    Design.Term design = single(first);
    for (Factor other : term.factors().subList(1, term.factors().size())) {
      design = design.times(single(other));
    }
    boolean scaled = term.factors().stream().anyMatch(f -> f.scale() == Scale.STANDARDISED);
    return List.of(new Resolved(term.name(), scaled, false, design));
  }

  private Design.Term single(Factor factor) {
    int column = columnOf.get(factor.field().name());
    return factor.scale() == Scale.STANDARDISED
        ? Design.Term.standardised(column)
        : Design.Term.asMeasured(column);
  }

  private static String levelName(Field field, String level) {
    return field.name() + "=" + level;
  }
}

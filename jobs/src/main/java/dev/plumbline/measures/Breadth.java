package dev.plumbline.measures;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.stats.diversity.Rarefaction;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How many topics are spoken of, as if ten times had been spoken; method section 6.4. Who writes
 * more comes to more topics by that alone.
 */
final class Breadth {

  private static final int DRAWN = 10;

  private Breadth() {}

  static List<Total> totals() {
    return Domain.BOTH.stream().flatMap(domain -> topics(domain).stream()).toList();
  }

  /** Of the base window; null if topics were spoken of fewer than ten times. */
  static Column of(Domain domain) {
    UDF1<Seq<Double>, Double> rarefied = Breadth::rarefied;
    List<Column> topics = topics(domain).stream().map(Total::col).toList();
    Column isEnough = topics.stream().reduce(Column::plus).orElseThrow().geq(DRAWN);
    Column counts = array(topics.toArray(Column[]::new));
    return when(isEnough, udf(rarefied, DoubleType).apply(counts));
  }

  private static Double rarefied(Seq<Double> counts) {
    double[] each =
        CollectionConverters.asJava(counts).stream().mapToDouble(Double::doubleValue).toArray();
    double expected = Rarefaction.expected(each, DRAWN);
    return Double.isNaN(expected) ? null : expected;
  }

  private static List<Total> topics(Domain domain) {
    return IntStream.range(0, domain.topicCount())
        .mapToObj(
            place ->
                Total.of(
                    "topic_%s_%d".formatted(domain.word(), place),
                    Span.BASE,
                    get(domain.topics().col(), lit(place))))
        .toList();
  }
}

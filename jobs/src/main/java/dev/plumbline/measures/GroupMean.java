package dev.plumbline.measures;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The mean of all reference accounts taken together: what single values are measured from.
 *
 * @param sum of an account's values
 * @param values how many they are
 */
record GroupMean(Reference reference, Column sum, Column values) implements Learned {

  static GroupMean of(String measure, Column sum, Column values) {
    return new GroupMean(new Reference(measure), sum, values);
  }

  @Override
  public List<Column> learned() {
    Column isSeen = values.gt(0);
    return List.of(
        reference
            .center()
            .from(functions.sum(when(isSeen, sum)).divide(functions.sum(when(isSeen, values)))),
        Reference.none(reference.scale()),
        Reference.none(reference.prior()),
        Reference.none(reference.kappa()),
        reference.rows().from(count(when(isSeen, values))));
  }

  Column col() {
    return reference.center().col();
  }
}

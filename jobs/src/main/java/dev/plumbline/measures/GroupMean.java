package dev.plumbline.measures;

import org.apache.spark.sql.Column;

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
  public Column part() {
    return sum;
  }

  @Override
  public Column whole() {
    return values;
  }

  @Override
  public Lesson lesson() {
    return Lesson.GROUP_MEAN;
  }

  Column col() {
    return reference.center().col();
  }
}

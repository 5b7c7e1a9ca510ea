package dev.plumbline.retention;

import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.tables.core.AccountMonths;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Days and months of the configured zone; instants are UTC. */
record Calendar(ZoneId zone) {

  Column dayOf(Column instant) {
    return AccountMonths.dayOf(instant, zone);
  }

  Column firstInstantOf(Column day) {
    return to_utc_timestamp(day.cast(TimestampType), zone.getId());
  }

  static Column monthOf(Column day) {
    return trunc(day, "month");
  }
}

package dev.plumbline.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The records of a Parquet file as lines of JSON, so that whatever reads these reads it, too.
 * Structures stay structures, repeated values are their first, instants are UTC.
 */
final class ParquetLines extends InputStream {

  private static final String ENDING = "(?i).*\\.parquet";
  private static final int JULIAN_EPOCH = 2_440_588;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ParquetReader<Group> records;
  private byte[] line = {};
  private int at;
  private boolean isAtEnd;

  private ParquetLines(ParquetReader<Group> records) {
    this.records = records;
  }

  static boolean isOne(String uri) {
    return uri.matches(ENDING);
  }

  static ParquetLines open(Path path, Configuration hadoop) throws IOException {
    try {
      return new ParquetLines(
          ParquetReader.builder(new GroupReadSupport(), path).withConf(hadoop).build());
    } catch (RuntimeException e) {
      throw damaged();
    }
  }

  @Override
  public int read() throws IOException {
    return isReady() ? line[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isReady()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private boolean isReady() throws IOException {
    if (at == line.length && !isAtEnd) {
      Group record = next();
      isAtEnd = record == null;
      line = isAtEnd ? new byte[0] : (json(record) + "\n").getBytes(UTF_8);
      at = 0;
    }
    return at < line.length;
  }

  private Group next() throws IOException {
    try {
      return records.read();
    } catch (RuntimeException e) {
      throw damaged();
    }
  }

  /** Without its cause, which may quote a value. */
  private static IOException damaged() {
    return new IOException("No Parquet file, or a damaged one");
  }

  private static ObjectNode json(Group record) {
    ObjectNode json = JSON.createObjectNode();
    GroupType type = record.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      Type field = type.getType(i);
      if (record.getFieldRepetitionCount(i) == 0) {
        json.set(field.getName(), nothing(field));
      } else if (field.isPrimitive()) {
        json.put(field.getName(), text(record, i, field.asPrimitiveType()));
      } else {
        json.set(field.getName(), json(record.getGroup(i, 0)));
      }
    }
    return json;
  }

  /** What is not there has its members: their names show nowhere else. */
  private static JsonNode nothing(Type field) {
    if (field.isPrimitive()) {
      return JSON.nullNode();
    }
    ObjectNode json = JSON.createObjectNode();
    for (Type member : field.asGroupType().getFields()) {
      json.set(member.getName(), nothing(member));
    }
    return json;
  }

  private static String text(Group record, int field, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      return ofJulianDay(record.getInt96(field, 0).toByteBuffer());
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(record.getInteger(field, 0)).toString();
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      ChronoUnit unit =
          switch (timestamp.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
          };
      return Instant.EPOCH.plus(record.getLong(field, 0), unit).toString();
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(unscaled(record, field, type), decimal.getScale()).toPlainString();
    }
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        ? record.getString(field, 0)
        : record.getValueToString(field, 0);
  }

  private static BigInteger unscaled(Group record, int field, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(record.getInteger(field, 0));
      case INT64 -> BigInteger.valueOf(record.getLong(field, 0));
      default -> new BigInteger(record.getBinary(field, 0).getBytes());
    };
  }

  /** Nanoseconds of a Julian day, as older programs write instants. */
  private static String ofJulianDay(ByteBuffer bytes) {
    ByteBuffer ordered = bytes.order(ByteOrder.LITTLE_ENDIAN);
    long nanos = ordered.getLong();
    long day = ordered.getInt() - (long) JULIAN_EPOCH;
    return Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanos).toString();
  }
}

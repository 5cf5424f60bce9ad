package io.mastic.crawlers.preview.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mastic.crawlers.preview.row.Written;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Values that are not nested. Times are in UTC, bytes that are no text in hexadecimal digits. */
final class Scalars {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long JULIAN_EPOCH = 2_440_588;

  private Scalars() {}

  static JsonNode of(Group record, PrimitiveType field, int place) {
    String name = field.getName();
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    return switch (field.getPrimitiveTypeName()) {
      case BOOLEAN -> JSON.booleanNode(record.getBoolean(name, place));
      case FLOAT -> JSON.numberNode(record.getFloat(name, place));
      case DOUBLE -> JSON.numberNode(record.getDouble(name, place));
      case INT32 -> whole(record.getInteger(name, place), logical, 32);
      case INT64 -> whole(record.getLong(name, place), logical, 64);
      case INT96 -> JSON.textNode(julian(record.getInt96(name, place).getBytes()));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(record.getBinary(name, place).getBytes(), logical);
    };
  }

  private static JsonNode whole(long value, LogicalTypeAnnotation logical, int bits) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return JSON.numberNode(BigDecimal.valueOf(value, decimal.getScale()));
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return JSON.textNode(LocalDate.ofEpochDay(value).toString());
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return JSON.textNode(Written.moment(value, perSecond(timestamp.getUnit())));
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      long nanos = value * (1_000_000_000 / perSecond(time.getUnit()));
      return JSON.textNode(LocalTime.ofNanoOfDay(nanos).toString());
    }
    boolean isUnsigned = logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
    return isUnsigned
        ? JSON.numberNode(bits == 32 ? BigInteger.valueOf(value & 0xffffffffL) : unsigned(value))
        : JSON.numberNode(value);
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> 1_000_000_000;
    };
  }

  /** Nanoseconds of the day, then the day by Julius Caesar's count. */
  private static String julian(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    return Written.moment(Instant.ofEpochSecond((parts.getInt() - JULIAN_EPOCH) * 86_400L, nanos));
  }

  private static JsonNode bytes(byte[] value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return JSON.numberNode(new BigDecimal(new BigInteger(value), decimal.getScale()));
    }
    if (logical instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer parts = ByteBuffer.wrap(value);
      return JSON.textNode(new UUID(parts.getLong(), parts.getLong()).toString());
    }
    if (logical != null) {
      return JSON.textNode(new String(value, StandardCharsets.UTF_8));
    }
    return JSON.textNode(Written.bytes(value));
  }
}

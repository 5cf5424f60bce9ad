package io.mastic.runtime.source;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** The value of a partition key, by its type; a text that is none of it is null. */
final class KeyValue {

  private KeyValue() {}

  static @Nullable Object of(@Nullable String text, DataType type) {
    if (text == null || text.equals(Files.NULL)) {
      return null;
    }
    try {
      if (type instanceof DecimalType) {
        return new BigDecimal(text);
      }
      return switch (type.typeName()) {
        case "integer", "short", "byte" -> (Object) Integer.valueOf(text);
        case "long" -> Long.valueOf(text);
        case "double", "float" -> Double.valueOf(text);
        case "boolean" -> Boolean.valueOf(text);
        case "date" -> Date.valueOf(text);
        case "timestamp" -> Timestamp.valueOf(text);
        default -> text;
      };
    } catch (IllegalArgumentException noValue) {
      return null;
    }
  }
}

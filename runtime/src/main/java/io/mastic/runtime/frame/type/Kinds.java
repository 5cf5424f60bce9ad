package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.Atomic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Map;

/** The Glue type of a Java value, as JSON parsers, Python's pickles and drivers make them. */
public final class Kinds {
  private Kinds() {}

  /** The word for the value's type: what picks the alternative of a choice. */
  public static String name(Object value) {
    if (value instanceof Map) {
      return "struct";
    }
    return value instanceof Iterable ? "array" : of(value).name();
  }

  /** The type of a plain value: not a map, not a list. */
  public static Atomic of(Object value) {
    if (value instanceof String || value instanceof Character) {
      return GlueType.STRING;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean) {
      return GlueType.BOOLEAN;
    }
    if (value instanceof byte[]) {
      return GlueType.BINARY;
    }
    if (value instanceof Date || value instanceof LocalDate) {
      return GlueType.DATE;
    }
    if (value instanceof Timestamp
        || value instanceof Calendar
        || value instanceof Instant
        || value instanceof LocalDateTime
        || value instanceof java.util.Date) {
      return GlueType.TIMESTAMP;
    }
    return GlueType.STRING;
  }

  private static Atomic number(Number number) {
    if (number instanceof Integer) {
      return GlueType.INT;
    }
    if (number instanceof Long) {
      return GlueType.LONG;
    }
    if (number instanceof Double) {
      return GlueType.DOUBLE;
    }
    if (number instanceof Float) {
      return GlueType.FLOAT;
    }
    if (number instanceof Short) {
      return GlueType.SHORT;
    }
    if (number instanceof Byte) {
      return GlueType.BYTE;
    }
    BigDecimal exact =
        number instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) number;
    int scale = Math.max(exact.scale(), 0);
    int digits = Math.max(exact.precision() - exact.scale(), 0) + scale;
    return digits <= 38 ? GlueType.decimal(Math.max(digits, 1), scale) : GlueType.DOUBLE;
  }
}

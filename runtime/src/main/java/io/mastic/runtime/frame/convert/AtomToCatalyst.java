package io.mastic.runtime.frame.convert;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java values in Spark's inner form. Text is read where a number or time is wanted; the rest
 * becomes null.
 */
final class AtomToCatalyst {
  private static final Map<DataType, ToCatalyst> PLAIN =
      Map.ofEntries(
          Map.entry(DataTypes.StringType, ToCatalyst::text),
          Map.entry(
              DataTypes.IntegerType,
              value -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, l -> (int) l)),
          Map.entry(
              DataTypes.LongType, value -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE, l -> l)),
          Map.entry(
              DataTypes.ShortType,
              value -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE, l -> (short) l)),
          Map.entry(
              DataTypes.ByteType,
              value -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, l -> (byte) l)),
          Map.entry(DataTypes.DoubleType, AtomToCatalyst::real),
          Map.entry(
              DataTypes.FloatType,
              value -> real(value) instanceof Double real ? real.floatValue() : null),
          Map.entry(DataTypes.BooleanType, AtomToCatalyst::truth),
          Map.entry(DataTypes.DateType, AtomToCatalyst::day),
          Map.entry(DataTypes.TimestampType, AtomToCatalyst::instant),
          Map.entry(DataTypes.TimestampNTZType, AtomToCatalyst::wallClock),
          Map.entry(DataTypes.BinaryType, AtomToCatalyst::bytes));

  private AtomToCatalyst() {}

  static ToCatalyst of(DataType type) {
    if (type instanceof DecimalType decimal) {
      return value -> decimal(value, decimal);
    }
    return PLAIN.getOrDefault(type, value -> null);
  }

  private static @Nullable BigDecimal exact(Object value) {
    try {
      return value instanceof Number || value instanceof String
          ? new BigDecimal(value.toString().trim())
          : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Object whole(
      Object value, long low, long high, LongFunction<Object> narrow) {
    if (value instanceof Integer || value instanceof Long) {
      long whole = ((Number) value).longValue();
      return whole < low || whole > high ? null : narrow.apply(whole);
    }
    BigDecimal exact = exact(value);
    if (exact == null
        || exact.compareTo(BigDecimal.valueOf(low)) < 0
        || exact.compareTo(BigDecimal.valueOf(high)) > 0) {
      return null;
    }
    return narrow.apply(exact.longValue());
  }

  private static @Nullable Object real(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return value instanceof String text ? Double.valueOf(text.trim()) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Object decimal(Object value, DecimalType type) {
    BigDecimal exact = exact(value);
    if (exact == null) {
      return null;
    }
    Decimal decimal = Decimal.apply(exact);
    return decimal.changePrecision(type.precision(), type.scale()) ? decimal : null;
  }

  private static @Nullable Object truth(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    String text = String.valueOf(value);
    return text.equalsIgnoreCase("true")
        ? Boolean.TRUE
        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }

  private static @Nullable Object bytes(Object value) {
    return value instanceof byte[]
        ? value
        : value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
  }

  private static @Nullable Object day(Object value) {
    LocalDate date = value instanceof Date day ? day.toLocalDate() : null;
    LocalDateTime time = date == null ? local(value) : date.atStartOfDay();
    return time == null ? null : (int) time.toLocalDate().toEpochDay();
  }

  private static @Nullable Object instant(Object value) {
    if (value instanceof Instant instant) {
      return micros(instant);
    }
    LocalDateTime time = local(value);
    return time == null ? null : micros(time.atZone(ZoneId.systemDefault()).toInstant());
  }

  private static @Nullable Object wallClock(Object value) {
    LocalDateTime time = local(value);
    return time == null ? null : micros(time.toInstant(ZoneOffset.UTC));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static @Nullable LocalDateTime local(Object value) {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime();
    }
    if (value instanceof Date date) {
      return date.toLocalDate().atStartOfDay();
    }
    if (value instanceof Calendar calendar) {
      return LocalDateTime.ofInstant(calendar.toInstant(), ZoneId.systemDefault());
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
    return value instanceof String text ? read(text.trim()) : null;
  }

  private static @Nullable LocalDateTime read(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      return text.endsWith("Z")
          ? LocalDateTime.ofInstant(Instant.parse(text), ZoneId.systemDefault())
          : LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}

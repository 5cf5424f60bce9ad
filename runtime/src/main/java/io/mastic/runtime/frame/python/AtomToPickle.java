package io.mastic.runtime.frame.python;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Plain values as Python's own: int, float, str, bool, bytearray, decimal.Decimal, datetime.date,
 * datetime.datetime in the zone of the machine.
 */
final class AtomToPickle {
  /** In the byte of the month: the second of two equal hours, when clocks go back. */
  private static final int FOLD = 0x80;

  private static final Map<DataType, ToPickle> PLAIN =
      Map.ofEntries(
          Map.entry(DataTypes.StringType, (row, place, to) -> to.text(row.getUTF8String(place))),
          Map.entry(DataTypes.IntegerType, (row, place, to) -> to.whole(row.getInt(place))),
          Map.entry(DataTypes.LongType, (row, place, to) -> to.whole(row.getLong(place))),
          Map.entry(DataTypes.ShortType, (row, place, to) -> to.whole(row.getShort(place))),
          Map.entry(DataTypes.ByteType, (row, place, to) -> to.whole(row.getByte(place))),
          Map.entry(DataTypes.DoubleType, (row, place, to) -> to.real(row.getDouble(place))),
          Map.entry(DataTypes.FloatType, (row, place, to) -> to.real(row.getFloat(place))),
          Map.entry(DataTypes.BooleanType, (row, place, to) -> to.truth(row.getBoolean(place))),
          Map.entry(DataTypes.BinaryType, (row, place, to) -> to.binary(row.getBinary(place))),
          Map.entry(DataTypes.DateType, (row, place, to) -> day(row.getInt(place), to)),
          Map.entry(DataTypes.TimestampType, (row, place, to) -> instant(row.getLong(place), to)),
          Map.entry(
              DataTypes.TimestampNTZType,
              (row, place, to) -> wallClock(time(row.getLong(place)), 0, to)));

  private AtomToPickle() {}

  static ToPickle of(DataType type) {
    if (type instanceof DecimalType decimal) {
      return (row, place, to) ->
          to.made(
              "decimal",
              "Decimal",
              row.getDecimal(place, decimal.precision(), decimal.scale())
                  .toJavaBigDecimal()
                  .toString());
    }
    return PLAIN.getOrDefault(type, (row, place, to) -> other(row.get(place, type), to));
  }

  /** Intervals of days and of months are numbers inside; what else there is goes as its text. */
  private static void other(Object value, Pickle to) {
    if (value instanceof Integer || value instanceof Long) {
      to.whole(((Number) value).longValue());
    } else {
      to.text(UTF8String.fromString(String.valueOf(value)));
    }
  }

  private static void day(int days, Pickle to) {
    LocalDate date = LocalDate.ofEpochDay(days);
    ByteBuffer state = ByteBuffer.allocate(4);
    state.putShort((short) date.getYear());
    state.put((byte) date.getMonthValue()).put((byte) date.getDayOfMonth());
    to.made("datetime", "date", state.array());
  }

  private static void instant(long micros, Pickle to) {
    Instant instant = time(micros).toInstant(ZoneOffset.UTC);
    ZonedDateTime here = instant.atZone(ZoneId.systemDefault());
    boolean first = here.withEarlierOffsetAtOverlap().getOffset().equals(here.getOffset());
    wallClock(here.toLocalDateTime(), first ? 0 : FOLD, to);
  }

  private static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(micros, ChronoUnit.MICROS);
  }

  private static void wallClock(LocalDateTime time, int fold, Pickle to) {
    int micros = time.getNano() / 1000;
    ByteBuffer state = ByteBuffer.allocate(10);
    state.putShort((short) time.getYear());
    state.put((byte) (time.getMonthValue() | fold)).put((byte) time.getDayOfMonth());
    state.put((byte) time.getHour()).put((byte) time.getMinute()).put((byte) time.getSecond());
    state.put((byte) (micros >> 16)).putShort((short) micros);
    to.made("datetime", "datetime", state.array());
  }
}

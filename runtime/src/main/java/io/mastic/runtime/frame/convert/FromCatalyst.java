package io.mastic.runtime.frame.convert;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Spark's rows as records: maps, lists and plain Java values; a choice is the value it holds. */
@FunctionalInterface
interface FromCatalyst {
  Object convert(Object value);

  static FromCatalyst of(GlueType type) {
    if (type instanceof Atomic atomic) {
      return atom(atomic.spark());
    }
    if (type instanceof ArrayOf array) {
      DataType inner = SparkTypes.of(array.element());
      FromCatalyst element = of(array.element());
      return value -> list((ArrayData) value, inner, element);
    }
    if (type instanceof MapOf map) {
      return map(map);
    }
    if (type instanceof StructOf struct) {
      ToRecord record = record(struct);
      return value -> record.convert((InternalRow) value);
    }
    return choice((ChoiceOf) type);
  }

  /** A row into a record. */
  @FunctionalInterface
  interface ToRecord {
    Map<String, Object> convert(InternalRow row);
  }

  /** Rows of this schema as maps in field order. Absent values are null in the map. */
  static ToRecord record(StructOf schema) {
    int size = schema.fields().size();
    StructType spark = SparkTypes.struct(schema);
    String[] names = schema.fields().stream().map(Field::name).toArray(String[]::new);
    FromCatalyst[] converters =
        schema.fields().stream().map(f -> of(f.type())).toArray(FromCatalyst[]::new);
    return row -> {
      Map<String, @Nullable Object> record = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        record.put(names[i], at(row, i, spark.apply(i).dataType(), converters[i]));
      }
      return record;
    };
  }

  private static @Nullable Object at(
      SpecializedGetters values, int place, DataType type, FromCatalyst converter) {
    return values.isNullAt(place) ? null : converter.convert(values.get(place, type));
  }

  private static List<@Nullable Object> list(
      ArrayData values, DataType type, FromCatalyst element) {
    List<@Nullable Object> list = new ArrayList<>(values.numElements());
    for (int i = 0; i < values.numElements(); i++) {
      list.add(at(values, i, type, element));
    }
    return list;
  }

  private static FromCatalyst map(MapOf type) {
    DataType keyType = SparkTypes.of(type.key());
    DataType valueType = SparkTypes.of(type.value());
    FromCatalyst keys = of(type.key());
    FromCatalyst elements = of(type.value());
    return value -> {
      MapData data = (MapData) value;
      List<@Nullable Object> names = list(data.keyArray(), keyType, keys);
      List<@Nullable Object> values = list(data.valueArray(), valueType, elements);
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        map.put(names.get(i), values.get(i));
      }
      return map;
    };
  }

  /** The one alternative that is there; an empty choice stands for an empty record. */
  private static FromCatalyst choice(ChoiceOf type) {
    StructType spark = (StructType) SparkTypes.of(type);
    FromCatalyst[] converters =
        type.alternatives().stream().map(FromCatalyst::of).toArray(FromCatalyst[]::new);
    return value -> {
      InternalRow row = (InternalRow) value;
      for (int i = 0; i < converters.length; i++) {
        if (!row.isNullAt(i)) {
          return converters[i].convert(row.get(i, spark.apply(i).dataType()));
        }
      }
      return Map.of();
    };
  }

  private static FromCatalyst atom(DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return value -> Date.valueOf(LocalDate.ofEpochDay((Integer) value));
    }
    if (type.equals(DataTypes.TimestampType)) {
      return value -> DateTimeUtils.toJavaTimestamp((Long) value);
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return value -> Timestamp.valueOf(wallClock((Long) value));
    }
    return value -> {
      if (value instanceof Decimal decimal) {
        return decimal.toJavaBigDecimal();
      }
      return value instanceof UTF8String ? value.toString() : value;
    };
  }

  private static LocalDateTime wallClock(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1000,
        ZoneOffset.UTC);
  }
}

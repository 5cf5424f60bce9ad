package io.mastic.runtime.frame.convert;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Java values (maps, lists, plain values) into Spark's rows, by a Glue type. What does not fit
 * becomes null.
 */
@FunctionalInterface
public interface ToCatalyst {
  @Nullable Object convert(Object value);

  static ToCatalyst of(GlueType type) {
    if (type instanceof Atomic atomic) {
      return AtomToCatalyst.of(atomic.spark());
    }
    if (type instanceof ArrayOf array) {
      return array(of(array.element()));
    }
    if (type instanceof MapOf map) {
      return map(of(map.key()), of(map.value()));
    }
    return type instanceof StructOf struct ? struct(struct) : choice((ChoiceOf) type);
  }

  private static @Nullable Object orNull(ToCatalyst convert, @Nullable Object value) {
    return value == null ? null : convert.convert(value);
  }

  private static ToCatalyst array(ToCatalyst element) {
    return value -> {
      if (!(value instanceof Iterable<?> elements)) {
        return null;
      }
      List<@Nullable Object> converted = new ArrayList<>();
      for (Object each : elements) {
        converted.add(orNull(element, each));
      }
      return new GenericArrayData(converted.toArray());
    };
  }

  private static ToCatalyst map(ToCatalyst key, ToCatalyst element) {
    return value -> {
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
      map.forEach(
          (k, v) -> {
            Object mapped = orNull(key, k);
            if (mapped != null) {
              converted.put(mapped, orNull(element, v));
            }
          });
      return new ArrayBasedMapData(
          new GenericArrayData(converted.keySet().toArray()),
          new GenericArrayData(converted.values().toArray()));
    };
  }

  private static ToCatalyst struct(StructOf struct) {
    int size = struct.fields().size();
    String[] names = new String[size];
    ToCatalyst[] fields = new ToCatalyst[size];
    for (int i = 0; i < size; i++) {
      names[i] = struct.fields().get(i).name();
      fields[i] = of(struct.fields().get(i).type());
    }
    return value -> {
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      @Nullable Object[] cells = new Object[size];
      for (int i = 0; i < size; i++) {
        cells[i] = orNull(fields[i], map.get(names[i]));
      }
      return new GenericInternalRow(cells);
    };
  }

  /** The alternative of the value's own kind; else the first that can hold it. */
  private static ToCatalyst choice(ChoiceOf choice) {
    int size = choice.alternatives().size();
    ToCatalyst[] converters = new ToCatalyst[size];
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < size; i++) {
      converters[i] = of(choice.alternatives().get(i));
      places.put(choice.alternatives().get(i).name(), i);
    }
    places.computeIfAbsent("struct", name -> places.get("map"));
    return value -> {
      @Nullable Object[] cells = new Object[size];
      Integer place = places.get(Kinds.name(value));
      if (place != null) {
        cells[place] = converters[place].convert(value);
        return new GenericInternalRow(cells);
      }
      for (int i = 0; i < size; i++) {
        cells[i] = converters[i].convert(value);
        if (cells[i] != null) {
          return new GenericInternalRow(cells);
        }
      }
      return null;
    };
  }

  /** Records as rows: a value that is no record makes a row of nulls. */
  static ToRow rows(StructOf schema) {
    ToCatalyst struct = of(schema);
    int width = schema.fields().size();
    return value ->
        struct.convert(value) instanceof InternalRow row ? row : new GenericInternalRow(width);
  }

  /** A record into a row. */
  @FunctionalInterface
  interface ToRow {
    InternalRow convert(Object record);
  }

  /** The text of any value; maps and lists in JSON. */
  static UTF8String text(Object value) {
    boolean nested = value instanceof Map || value instanceof Iterable;
    return UTF8String.fromString(nested ? JsonTexts.write(value) : String.valueOf(value));
  }
}

package io.mastic.runtime.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Records tell no map from a struct: a JSON object is taken for one with all keys as fields, and a
 * key that is null for one that is not there. So where the table declares a map the object becomes
 * a list of its pairs, which {@link io.mastic.runtime.frame.cell.Conform} puts together again.
 */
final class MapPairs {

  private MapPairs() {}

  /** Whether there is a map anywhere in the type. */
  static boolean areIn(DataType type) {
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields()).anyMatch(field -> areIn(field.dataType()));
    }
    return type instanceof MapType
        || (type instanceof ArrayType array && areIn(array.elementType()));
  }

  /** The value with lists of pairs in the places of maps; what is of no such type stays. */
  static @Nullable Object of(@Nullable Object value, DataType type) {
    if (value instanceof Map<?, ?> object) {
      if (type instanceof MapType map) {
        return pairs(object, map);
      }
      return type instanceof StructType struct ? fields(object, struct) : value;
    }
    if (value instanceof List<?> list && type instanceof ArrayType array) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(of(element, array.elementType())));
      return elements;
    }
    return value;
  }

  private static List<Object> pairs(Map<?, ?> object, MapType type) {
    List<Object> pairs = new ArrayList<>();
    object.forEach(
        (key, value) -> {
          Map<String, @Nullable Object> pair = new LinkedHashMap<>();
          pair.put("key", key);
          pair.put("value", of(value, type.valueType()));
          pairs.add(pair);
        });
    return pairs;
  }

  private static Map<Object, @Nullable Object> fields(Map<?, ?> object, StructType type) {
    Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
    object.forEach(
        (name, value) ->
            fields.put(
                name,
                Arrays.stream(type.fields())
                    .filter(field -> field.name().equalsIgnoreCase(String.valueOf(name)))
                    .findFirst()
                    .map(field -> of(value, field.dataType()))
                    .orElse(value)));
    return fields;
  }
}

package io.mastic.runtime.delimited;

import io.mastic.runtime.frame.cell.TextCast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Arrays, maps and structs inside a field, a delimiter for each depth, as LazySimpleSerDe nests
 * them. What is no value of its type is null.
 */
final class NestedText {
  private final String delimiters;
  private final Escapes escapes;
  private final @Nullable String nullText;

  NestedText(Dialect dialect) {
    this.delimiters = dialect.nested();
    this.escapes = new Escapes(dialect.marks().escape(), Escapes.HIVE);
    this.nullText = dialect.nullText();
  }

  /** A text into Spark's inner form. */
  @FunctionalInterface
  interface Reader {
    @Nullable Object read(String text);
  }

  Reader of(DataType type) {
    return of(type, 0);
  }

  private Reader of(DataType type, int depth) {
    if (type instanceof ArrayType array) {
      Reader element = of(array.elementType(), depth + 1);
      return text ->
          new GenericArrayData(
              split(text, delimiter(depth)).stream().map(t -> orNull(element, t)).toArray());
    }
    if (type instanceof MapType map) {
      return map(of(map.keyType(), depth + 2), of(map.valueType(), depth + 2), depth);
    }
    return type instanceof StructType struct ? struct(struct, depth) : atom(type);
  }

  private Reader map(Reader key, Reader element, int depth) {
    return text -> {
      Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (String entry : split(text, delimiter(depth))) {
        int end = end(entry, 0, delimiter(depth + 1));
        Object name = orNull(key, entry.substring(0, end));
        if (name != null) {
          Object value = end < entry.length() ? orNull(element, entry.substring(end + 1)) : null;
          entries.putIfAbsent(name, value);
        }
      }
      return new ArrayBasedMapData(
          new GenericArrayData(entries.keySet().toArray()),
          new GenericArrayData(entries.values().toArray()));
    };
  }

  private Reader struct(StructType struct, int depth) {
    List<Reader> fields = new ArrayList<>();
    for (int i = 0; i < struct.length(); i++) {
      fields.add(of(struct.apply(i).dataType(), depth + 1));
    }
    return text -> {
      List<String> parts = split(text, delimiter(depth));
      @Nullable Object[] cells = new Object[fields.size()];
      for (int i = 0; i < Math.min(cells.length, parts.size()); i++) {
        cells[i] = orNull(fields.get(i), parts.get(i));
      }
      return new GenericInternalRow(cells);
    };
  }

  private Reader atom(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return text -> UTF8String.fromString(escapes.removed(text));
    }
    Expression cast =
        TextCast.to(new Column(new BoundReference(0, DataTypes.StringType, true)), type).expr();
    return text ->
        cast.eval(
            new GenericInternalRow(new Object[] {UTF8String.fromString(escapes.removed(text))}));
  }

  private @Nullable Object orNull(Reader reader, String text) {
    return text.equals(nullText) ? null : reader.read(text);
  }

  private char delimiter(int depth) {
    if (depth >= delimiters.length()) {
      throw new IllegalArgumentException("A column is nested deeper than there are delimiters");
    }
    return delimiters.charAt(depth);
  }

  private List<String> split(String text, char delimiter) {
    List<String> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return parts;
    }
    int at = 0;
    while (at <= text.length()) {
      int end = end(text, at, delimiter);
      parts.add(text.substring(at, end));
      at = end + 1;
    }
    return parts;
  }

  private int end(String text, int from, char delimiter) {
    int at = from;
    while (at < text.length() && text.charAt(at) != delimiter) {
      boolean escaped = !escapes.areNone() && text.charAt(at) == escapes.mark();
      at += escaped && at + 1 < text.length() ? 2 : 1;
    }
    return at;
  }
}

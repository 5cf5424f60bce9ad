package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Hive's types, which the Data Catalog speaks, as Iceberg's and back. Field ids count up in the
 * order of reading; who makes a schema of the types gives them their own.
 */
final class HiveTypes {

  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int ids;
  private int depth;

  private HiveTypes(String text, int ids) {
    this.text = text;
    this.ids = ids;
  }

  /** A field of that name and type, and the fields in it, with ids from {@code firstId} on. */
  static NestedField field(int firstId, String name, String hiveType, @Nullable String doc) {
    HiveTypes reader = new HiveTypes(hiveType, firstId);
    Type type = reader.type();
    reader.skipSpace();
    if (reader.at < hiveType.length()) {
      throw reader.refused();
    }
    return NestedField.optional(name).withId(firstId).ofType(type).withDoc(doc).build();
  }

  private Type type() {
    if (++depth > DEEPEST) {
      throw Errors.invalidInput("A column's type is nested too deeply.");
    }
    String word = word().toLowerCase(Locale.ROOT);
    Type type =
        switch (word) {
          case "boolean" -> Types.BooleanType.get();
          case "tinyint", "smallint", "int", "integer" -> Types.IntegerType.get();
          case "bigint", "long" -> Types.LongType.get();
          case "float" -> Types.FloatType.get();
          case "double" -> Types.DoubleType.get();
          case "date" -> Types.DateType.get();
          case "timestamp" -> Types.TimestampType.withoutZone();
          case "string" -> Types.StringType.get();
          case "char", "varchar" -> {
            numbers();
            yield Types.StringType.get();
          }
          case "binary" -> Types.BinaryType.get();
          case "decimal" -> decimal();
          case "array" -> list();
          case "map" -> map();
          case "struct" -> struct();
          default -> throw refused();
        };
    depth--;
    return type;
  }

  private Type decimal() {
    List<Integer> numbers = numbers();
    int precision = numbers.isEmpty() ? 10 : numbers.get(0);
    int scale = numbers.size() < 2 ? 0 : numbers.get(1);
    if (precision < 1 || precision > 38 || scale > precision || numbers.size() > 2) {
      throw refused();
    }
    return Types.DecimalType.of(precision, scale);
  }

  private Type list() {
    expect('<');
    int id = ++ids;
    Type element = type();
    expect('>');
    return Types.ListType.ofOptional(id, element);
  }

  private Type map() {
    expect('<');
    int key = ++ids;
    int value = ++ids;
    Type keyType = type();
    expect(',');
    Type valueType = type();
    expect('>');
    return Types.MapType.ofOptional(key, value, keyType, valueType);
  }

  private Type struct() {
    expect('<');
    List<NestedField> fields = new ArrayList<>();
    do {
      String name = name();
      expect(':');
      int id = ++ids;
      fields.add(NestedField.optional(id, name, type()));
    } while (taken(','));
    expect('>');
    return Types.StructType.of(fields);
  }

  /** The numbers in parentheses, if there are any. */
  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    if (taken('(')) {
      do {
        String word = word();
        if (!word.matches("\\d{1,5}")) {
          throw refused();
        }
        numbers.add(Integer.valueOf(word));
      } while (taken(','));
      expect(')');
    }
    return numbers;
  }

  private String word() {
    skipSpace();
    int from = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String name() {
    int colon = text.indexOf(':', at);
    String name = colon < 0 ? "" : text.substring(at, colon).strip();
    if (name.isEmpty()) {
      throw refused();
    }
    at = colon;
    return name;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw refused();
    }
  }

  private boolean taken(char c) {
    skipSpace();
    boolean is = at < text.length() && text.charAt(at) == c;
    if (is) {
      at++;
    }
    return is;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private RuntimeException refused() {
    String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return Errors.invalidInput("An Iceberg table cannot have a column of type " + shown + ".");
  }

  /** The type as Hive names it, and as Iceberg's own Glue catalog writes it. */
  static String name(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> "boolean";
      case INTEGER -> "int";
      case LONG -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case DATE -> "date";
      case TIME, STRING, UUID -> "string";
      case TIMESTAMP -> "timestamp";
      case FIXED, BINARY -> "binary";
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
      }
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(field -> field.name() + ":" + name(field.type()))
              .collect(Collectors.joining(",", "struct<", ">"));
      case LIST -> "array<" + name(type.asListType().elementType()) + ">";
      case MAP ->
          "map<"
              + name(type.asMapType().keyType())
              + ","
              + name(type.asMapType().valueType())
              + ">";
      default -> type.typeId().name().toLowerCase(Locale.ROOT);
    };
  }
}

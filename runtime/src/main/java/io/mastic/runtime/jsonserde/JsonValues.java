package io.mastic.runtime.jsonserde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.hive.common.type.HiveChar;
import org.apache.hadoop.hive.common.type.HiveDecimal;
import org.apache.hadoop.hive.common.type.HiveVarchar;
import org.apache.hadoop.hive.serde2.SerDeException;
import org.apache.hadoop.hive.serde2.objectinspector.PrimitiveObjectInspector.PrimitiveCategory;
import org.apache.hadoop.hive.serde2.typeinfo.CharTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.DecimalTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.ListTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.MapTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.PrimitiveTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.StructTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.VarcharTypeInfo;
import org.jspecify.annotations.Nullable;

/** Values of JSON as Java's of Hive's types. */
record JsonValues(JsonKeys keys) {

  private static final String OWN_TEXT = "_value";

  /** Of which an empty text is a value. */
  private static final Set<PrimitiveCategory> TEXTS =
      Set.of(
          PrimitiveCategory.STRING,
          PrimitiveCategory.VARCHAR,
          PrimitiveCategory.CHAR,
          PrimitiveCategory.BINARY);

  /** lenient: whether what is no value of its type is null. */
  List<@Nullable Object> struct(JsonNode object, StructTypeInfo type, boolean lenient)
      throws SerDeException {
    List<@Nullable Object> fields = new ArrayList<>();
    List<String> names = type.getAllStructFieldNames();
    for (int i = 0; i < names.size(); i++) {
      JsonNode node = keys.find(object, names.get(i));
      try {
        fields.add(value(node, type.getAllStructFieldTypeInfos().get(i), lenient));
      } catch (RuntimeException wrong) {
        if (!lenient) {
          throw new SerDeException(
              "The column " + names.get(i) + " holds what is no " + typeName(type, i), wrong);
        }
        fields.add(null);
      }
    }
    return fields;
  }

  private static String typeName(StructTypeInfo type, int i) {
    return type.getAllStructFieldTypeInfos().get(i).getTypeName();
  }

  private @Nullable Object value(@Nullable JsonNode node, TypeInfo type, boolean lenient)
      throws SerDeException {
    if (node == null || node.isNull()) {
      return null;
    }
    if (type instanceof PrimitiveTypeInfo primitive) {
      return primitive(node, primitive);
    }
    if (type instanceof StructTypeInfo struct) {
      return struct(object(node, struct), struct, lenient);
    }
    if (type instanceof ListTypeInfo list) {
      List<@Nullable Object> items = new ArrayList<>();
      // One value is a list of one.
      for (JsonNode item : node.isArray() ? node : JsonNodeFactory.instance.arrayNode().add(node)) {
        items.add(value(item, list.getListElementTypeInfo(), lenient));
      }
      return items;
    }
    if (type instanceof MapTypeInfo map) {
      Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : whole(node, node.isObject()).properties()) {
        JsonNode key = TextNode.valueOf(entry.getKey());
        entries.put(
            value(key, map.getMapKeyTypeInfo(), lenient),
            value(entry.getValue(), map.getMapValueTypeInfo(), lenient));
      }
      return entries;
    }
    throw new SerDeException("The type " + type.getTypeName() + " is not read from JSON");
  }

  /** An element of XML that has no more than its own text is that in one that may have more. */
  private static JsonNode object(JsonNode node, StructTypeInfo type) {
    return node.isValueNode() && type.getAllStructFieldNames().contains(OWN_TEXT)
        ? JsonNodeFactory.instance.objectNode().set(OWN_TEXT, node)
        : whole(node, node.isObject());
  }

  private static JsonNode whole(JsonNode node, boolean right) {
    if (!right) {
      throw new IllegalArgumentException("another shape");
    }
    return node;
  }

  private static @Nullable Object primitive(JsonNode node, PrimitiveTypeInfo type)
      throws SerDeException {
    String text = node.isTextual() ? node.textValue() : node.toString();
    if (text.isBlank() && !TEXTS.contains(type.getPrimitiveCategory())) {
      return null;
    }
    return switch (type.getPrimitiveCategory()) {
      case STRING -> text;
      case VARCHAR -> new HiveVarchar(text, ((VarcharTypeInfo) type).getLength());
      case CHAR -> new HiveChar(text, ((CharTypeInfo) type).getLength());
      case BOOLEAN -> bool(text);
      case BYTE -> new BigDecimal(text.strip()).byteValueExact();
      case SHORT -> new BigDecimal(text.strip()).shortValueExact();
      case INT -> new BigDecimal(text.strip()).intValueExact();
      case LONG -> new BigDecimal(text.strip()).longValueExact();
      case FLOAT -> Float.valueOf(text.strip());
      case DOUBLE -> Double.valueOf(text.strip());
      case DECIMAL -> decimal(text, (DecimalTypeInfo) type);
      case DATE -> Date.valueOf(LocalDate.parse(text.strip()));
      case TIMESTAMP -> timestamp(node, text.strip());
      case BINARY -> Base64.getDecoder().decode(text);
      default -> throw new SerDeException("The type " + type + " is not read from JSON");
    };
  }

  private static Boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private static HiveDecimal decimal(String text, DecimalTypeInfo type) {
    HiveDecimal made = HiveDecimal.create(new BigDecimal(text.strip()));
    HiveDecimal fits =
        HiveDecimal.enforcePrecisionScale(made, type.getPrecision(), type.getScale());
    if (fits == null) {
      throw new IllegalArgumentException("too large");
    }
    return fits;
  }

  /**
   * Text with or without an offset, or the milliseconds (or seconds with a fraction) since 1970.
   */
  private static Timestamp timestamp(JsonNode node, String text) {
    if (node.isIntegralNumber()) {
      return Timestamp.from(Instant.ofEpochMilli(node.longValue()));
    }
    if (node.isNumber()) {
      return Timestamp.from(
          Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue()));
    }
    String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
    try {
      return Timestamp.from(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeParseException withoutOffset) {
      return iso.length() == 10
          ? Timestamp.valueOf(LocalDate.parse(iso).atStartOfDay())
          : Timestamp.valueOf(LocalDateTime.parse(iso));
    }
  }
}

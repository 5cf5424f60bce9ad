package io.mastic.runtime.jsonserde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.common.type.HiveDecimal;
import org.apache.hadoop.hive.serde2.SerDeException;
import org.apache.hadoop.hive.serde2.typeinfo.ListTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.MapTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.StructTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/** Java's values of Hive's types as JSON. */
final class JsonWriting {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonWriting() {}

  static JsonNode node(@Nullable Object value, TypeInfo type) throws SerDeException {
    if (value == null) {
      return NODES.nullNode();
    }
    if (type instanceof StructTypeInfo struct) {
      ObjectNode object = NODES.objectNode();
      List<?> fields = (List<?>) value;
      for (int i = 0; i < fields.size(); i++) {
        JsonNode field = node(fields.get(i), struct.getAllStructFieldTypeInfos().get(i));
        if (!field.isNull()) {
          object.set(struct.getAllStructFieldNames().get(i), field);
        }
      }
      return object;
    }
    if (type instanceof ListTypeInfo list) {
      ArrayNode array = NODES.arrayNode();
      for (Object item : (List<?>) value) {
        array.add(node(item, list.getListElementTypeInfo()));
      }
      return array;
    }
    if (type instanceof MapTypeInfo map) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        object.set(
            String.valueOf(entry.getKey()), node(entry.getValue(), map.getMapValueTypeInfo()));
      }
      return object;
    }
    return plain(value);
  }

  private static JsonNode plain(Object value) {
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof HiveDecimal decimal) {
      return NODES.numberNode(decimal.bigDecimalValue());
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number)
          ? NODES.numberNode(new BigDecimal(value.toString()))
          : NODES.textNode(value.toString());
    }
    if (value instanceof Number number) {
      return NODES.numberNode(number.longValue());
    }
    if (value instanceof byte[] bytes) {
      return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
    }
    return NODES.textNode(value.toString());
  }
}

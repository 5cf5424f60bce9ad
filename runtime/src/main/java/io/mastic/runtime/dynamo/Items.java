package io.mastic.runtime.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.Seq;

/** Items of DynamoDB's JSON as records, and rows as items. */
final class Items {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Items() {}

  static Map<String, @Nullable Object> record(JsonNode item) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    item.fields().forEachRemaining(e -> record.put(e.getKey(), value(e.getValue())));
    return record;
  }

  /** Sets are lists: Spark's rows have no sets. */
  private static @Nullable Object value(JsonNode typed) {
    String type = typed.fieldNames().next();
    JsonNode value = typed.path(type);
    return switch (type) {
      case "S" -> value.asText();
      case "N" -> number(value.asText());
      case "B" -> Base64.getDecoder().decode(value.asText());
      case "BOOL" -> value.asBoolean();
      case "NULL" -> null;
      case "M" -> record(value);
      case "L" -> list(value, each -> value(each));
      case "SS" -> list(value, JsonNode::asText);
      case "NS" -> list(value, each -> number(each.asText()));
      case "BS" -> list(value, each -> Base64.getDecoder().decode(each.asText()));
      default -> throw new IllegalArgumentException("DynamoDB has no type " + type);
    };
  }

  private static List<@Nullable Object> list(
      JsonNode values, Function<JsonNode, @Nullable Object> each) {
    List<@Nullable Object> list = new ArrayList<>();
    values.forEach(value -> list.add(each.apply(value)));
    return list;
  }

  /** A long, else a double where that is the same number, else the number with all its digits. */
  static Object number(String text) {
    BigDecimal exact = new BigDecimal(text);
    if (exact.stripTrailingZeros().scale() <= 0
        && exact.compareTo(LEAST) >= 0
        && exact.compareTo(MOST) <= 0) {
      return exact.longValueExact();
    }
    double near = exact.doubleValue();
    return Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(exact) == 0
        ? near
        : exact;
  }

  /** Fields that are null are not written. */
  static ObjectNode item(Row row) {
    ObjectNode item = JSON.objectNode();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (!row.isNullAt(i)) {
        item.set(names[i], typed(row.get(i)));
      }
    }
    return item;
  }

  private static ObjectNode typed(@Nullable Object value) {
    ObjectNode typed = JSON.objectNode();
    if (value == null) {
      return typed.put("NULL", true);
    }
    if (value instanceof Boolean truth) {
      return typed.put("BOOL", truth);
    }
    if (value instanceof Number number) {
      return typed.put("N", text(number));
    }
    if (value instanceof byte[] bytes) {
      return typed.put("B", Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof Row row) {
      return typed.set("M", item(row));
    }
    if (value instanceof Seq<?> list) {
      ArrayNode elements = typed.putArray("L");
      Iterator<?> all = list.iterator();
      while (all.hasNext()) {
        elements.add(typed(all.next()));
      }
      return typed;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      ObjectNode fields = typed.putObject("M");
      Iterator<? extends Tuple2<?, ?>> all = map.iterator();
      while (all.hasNext()) {
        Tuple2<?, ?> pair = all.next();
        fields.set(String.valueOf(pair._1()), typed(pair._2()));
      }
      return typed;
    }
    return typed.put(
        "S", value instanceof Timestamp time ? time.toInstant().toString() : value.toString());
  }

  private static String text(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("DynamoDB has no number " + number);
      }
      return new BigDecimal(number.toString()).toPlainString();
    }
    return number.toString();
  }
}

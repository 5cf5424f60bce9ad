package io.mastic.crawlers.preview.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.crawlers.preview.row.Written;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Values of Avro as JSON, by their schemas. */
final class AvroValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroValues() {}

  static JsonNode of(@Nullable Object value, Schema schema) {
    if (value == null) {
      return JSON.nullNode();
    }
    return switch (schema.getType()) {
      case UNION -> of(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
      case RECORD -> record((IndexedRecord) value, schema);
      case ARRAY -> array((Collection<?>) value, schema.getElementType());
      case MAP -> map((Map<?, ?>) value, schema.getValueType());
      case INT, LONG -> whole(((Number) value).longValue(), schema.getLogicalType());
      case FLOAT -> JSON.numberNode((Float) value);
      case DOUBLE -> JSON.numberNode((Double) value);
      case BOOLEAN -> JSON.booleanNode((Boolean) value);
      case BYTES -> bytes(content((ByteBuffer) value), schema.getLogicalType());
      case FIXED -> bytes(((GenericFixed) value).bytes(), schema.getLogicalType());
      case STRING, ENUM -> JSON.textNode(value.toString());
      case NULL -> JSON.nullNode();
    };
  }

  private static JsonNode record(IndexedRecord record, Schema schema) {
    ObjectNode members = JSON.objectNode();
    schema
        .getFields()
        .forEach(field -> members.set(field.name(), of(record.get(field.pos()), field.schema())));
    return members;
  }

  /** Iceberg keeps a map whose keys are no texts as an array of pairs. */
  private static JsonNode array(Collection<?> elements, Schema schema) {
    ArrayNode all = JSON.arrayNode();
    elements.forEach(element -> all.add(of(element, schema)));
    return all;
  }

  private static JsonNode map(Map<?, ?> entries, Schema schema) {
    ObjectNode all = JSON.objectNode();
    entries.forEach((key, value) -> all.set(String.valueOf(key), of(value, schema)));
    return all;
  }

  private static JsonNode whole(long value, @Nullable LogicalType logical) {
    String name = logical == null ? "" : logical.getName();
    return switch (name) {
      case "date" -> JSON.textNode(LocalDate.ofEpochDay(value).toString());
      case "time-millis" -> time(value * 1_000_000);
      case "time-micros" -> time(value * 1_000);
      case "timestamp-millis", "local-timestamp-millis" -> moment(value, 1_000);
      case "timestamp-micros", "local-timestamp-micros" -> moment(value, 1_000_000);
      case "timestamp-nanos", "local-timestamp-nanos" -> moment(value, 1_000_000_000);
      default -> JSON.numberNode(value);
    };
  }

  private static JsonNode time(long nanos) {
    return JSON.textNode(LocalTime.ofNanoOfDay(nanos).toString());
  }

  private static JsonNode moment(long value, long perSecond) {
    return JSON.textNode(Written.moment(value, perSecond));
  }

  private static JsonNode bytes(byte[] value, @Nullable LogicalType logical) {
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return JSON.numberNode(new BigDecimal(new BigInteger(value), decimal.getScale()));
    }
    if (logical != null && logical.getName().equals("uuid") && value.length == 16) {
      ByteBuffer parts = ByteBuffer.wrap(value);
      return JSON.textNode(new UUID(parts.getLong(), parts.getLong()).toString());
    }
    return JSON.textNode(Written.bytes(value));
  }

  private static byte[] content(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }
}

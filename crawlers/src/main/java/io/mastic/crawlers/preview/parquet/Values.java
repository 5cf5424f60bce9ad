package io.mastic.crawlers.preview.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Values of records as texts, nested ones as JSON. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  /** A field that the record has. */
  static String text(Group record, Type field) {
    JsonNode value = value(record, field);
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static JsonNode value(Group record, Type field) {
    String name = field.getName();
    if (field.isRepetition(Type.Repetition.REPEATED)) {
      ArrayNode all = JSON.arrayNode();
      for (int i = 0; i < record.getFieldRepetitionCount(name); i++) {
        all.add(one(record, field, i));
      }
      return all;
    }
    return record.getFieldRepetitionCount(name) == 0 ? JSON.nullNode() : one(record, field, 0);
  }

  private static JsonNode one(Group record, Type field, int place) {
    if (field.isPrimitive()) {
      return Scalars.of(record, field.asPrimitiveType(), place);
    }
    Group inner = record.getGroup(field.getName(), place);
    GroupType type = field.asGroupType();
    if (type.getFieldCount() == 1 && type.getType(0).isRepetition(Type.Repetition.REPEATED)) {
      if (type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
          && !type.getType(0).isPrimitive()
          && type.getType(0).asGroupType().getFieldCount() == 2) {
        return map(inner, type.getType(0).asGroupType());
      }
      if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
        return list(inner, type);
      }
    }
    ObjectNode members = JSON.objectNode();
    type.getFields().forEach(member -> members.set(member.getName(), value(inner, member)));
    return members;
  }

  private static JsonNode map(Group entries, GroupType entry) {
    ObjectNode map = JSON.objectNode();
    for (int i = 0; i < entries.getFieldRepetitionCount(0); i++) {
      Group pair = entries.getGroup(0, i);
      JsonNode key = value(pair, entry.getType(0));
      map.set(key.isTextual() ? key.textValue() : key.toString(), value(pair, entry.getType(1)));
    }
    return map;
  }

  /**
   * The middle level is not part of the value, unless it is the element itself, as the
   * backward-compatibility rules of the format say.
   */
  private static JsonNode list(Group elements, GroupType list) {
    Type middle = list.getType(0);
    boolean isElement =
        middle.isPrimitive()
            || middle.asGroupType().getFieldCount() != 1
            || middle.getName().equals("array")
            || middle.getName().equals(list.getName() + "_tuple");
    ArrayNode all = JSON.arrayNode();
    for (int i = 0; i < elements.getFieldRepetitionCount(0); i++) {
      all.add(
          isElement
              ? one(elements, middle, i)
              : value(elements.getGroup(0, i), middle.asGroupType().getType(0)));
    }
    return all;
  }
}

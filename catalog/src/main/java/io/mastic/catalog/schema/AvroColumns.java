package io.mastic.catalog.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import software.amazon.awssdk.services.glue.model.Column;

/** Avro's types as Hive has them. */
final class AvroColumns {

  /** Records that the type is within: one that is within itself has no type of Hive's. */
  private final Set<String> within = new HashSet<>();

  private AvroColumns() {}

  static List<Column> of(Schema schema) {
    AvroColumns types = new AvroColumns();
    if (schema.getType() != Schema.Type.RECORD) {
      return List.of(Column.builder().name("value").type(types.type(schema)).build());
    }
    types.within.add(schema.getFullName());
    return schema.getFields().stream()
        .map(
            field ->
                Column.builder()
                    .name(field.name())
                    .type(types.type(field.schema()))
                    .comment(field.doc())
                    .build())
        .toList();
  }

  private String type(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (logical instanceof LogicalTypes.Date) {
      return "date";
    }
    if (logical instanceof LogicalTypes.TimestampMillis
        || logical instanceof LogicalTypes.TimestampMicros
        || logical instanceof LogicalTypes.LocalTimestampMillis
        || logical instanceof LogicalTypes.LocalTimestampMicros) {
      return "timestamp";
    }
    return switch (schema.getType()) {
      case BOOLEAN -> "boolean";
      case INT -> "int";
      case LONG -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case BYTES, FIXED -> "binary";
      case STRING, ENUM, NULL -> "string";
      case ARRAY -> "array<" + type(schema.getElementType()) + ">";
      case MAP -> "map<string," + type(schema.getValueType()) + ">";
      case UNION -> union(schema.getTypes());
      case RECORD -> record(schema);
    };
  }

  private String union(List<Schema> branches) {
    List<String> types = new ArrayList<>();
    branches.stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .forEach(branch -> types.add(type(branch)));
    return switch (types.size()) {
      case 0 -> "string";
      case 1 -> types.get(0);
      default -> "uniontype<" + String.join(",", types) + ">";
    };
  }

  private String record(Schema schema) {
    if (!within.add(schema.getFullName())) {
      return "string";
    }
    String fields =
        schema.getFields().stream()
            .map(field -> field.name() + ":" + type(field.schema()))
            .collect(Collectors.joining(","));
    within.remove(schema.getFullName());
    return "struct<" + fields + ">";
  }
}

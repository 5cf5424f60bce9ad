package io.mastic.catalog.schema;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.Column;

/** The fields of a definition's first message, as Hive's types. */
final class ProtobufColumns {

  private final ProtobufFile file;

  /** Messages that the type is within: one that is within itself has no type of Hive's. */
  private final Set<ProtoType> within = new HashSet<>();

  private ProtobufColumns(ProtobufFile file) {
    this.file = file;
  }

  static List<Column> of(ProtobufFile file) {
    List<MessageType> messages = file.messages();
    if (messages.isEmpty()) {
      return List.of();
    }
    MessageType first = messages.get(0);
    ProtobufColumns types = new ProtobufColumns(file);
    types.within.add(first.getType());
    return first.getFieldsAndOneOfFields().stream()
        .map(
            field ->
                Column.builder()
                    .name(field.getName())
                    .type(types.type(field))
                    .comment(field.getDocumentation().isEmpty() ? null : field.getDocumentation())
                    .build())
        .toList();
  }

  private String type(Field field) {
    ProtoType type = Optional.ofNullable(field.getType()).orElse(ProtoType.STRING);
    return field.isRepeated() ? "array<" + type(type) + ">" : type(type);
  }

  private String type(ProtoType type) {
    if (type.isMap()) {
      ProtoType key = Optional.ofNullable(type.getKeyType()).orElse(ProtoType.STRING);
      ProtoType value = Optional.ofNullable(type.getValueType()).orElse(ProtoType.STRING);
      return "map<" + type(key) + "," + type(value) + ">";
    }
    if (type.isScalar()) {
      return switch (type.getSimpleName()) {
        case "bool" -> "boolean";
        case "bytes" -> "binary";
        case "double" -> "double";
        case "float" -> "float";
        case "int32", "sint32", "sfixed32" -> "int";
        case "uint32", "fixed32", "int64", "sint64", "sfixed64" -> "bigint";
        case "uint64", "fixed64" -> "decimal(20,0)";
        default -> "string";
      };
    }
    if (type.toString().equals("google.protobuf.Timestamp")) {
      return "timestamp";
    }
    return file.message(type).map(this::struct).orElse("string");
  }

  private String struct(MessageType message) {
    if (!within.add(message.getType())) {
      return "string";
    }
    String fields =
        message.getFieldsAndOneOfFields().stream()
            .map(field -> field.getName() + ":" + type(field))
            .collect(Collectors.joining(","));
    within.remove(message.getType());
    return "struct<" + fields + ">";
  }
}

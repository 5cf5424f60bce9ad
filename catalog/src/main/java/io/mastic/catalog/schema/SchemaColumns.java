package io.mastic.catalog.schema;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Column;

/** The columns of a table that is described by a definition, with Hive's types. */
public final class SchemaColumns {

  private SchemaColumns() {}

  /**
   * @param format AVRO, JSON or PROTOBUF
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it is none
   */
  public static List<Column> of(String format, String definition) {
    return switch (format) {
      case "AVRO" -> AvroColumns.of(new AvroLanguage().read(definition));
      case "JSON" -> JsonColumns.of(new JsonLanguage().read(definition));
      case "PROTOBUF" -> ProtobufColumns.of(new ProtobufLanguage().read(definition));
      default -> List.of();
    };
  }
}

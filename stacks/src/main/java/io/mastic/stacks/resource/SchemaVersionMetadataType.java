package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::SchemaVersionMetadata}. */
final class SchemaVersionMetadataType {

  private SchemaVersionMetadataType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Key", "SchemaVersionId", "Value")
            .required("Key", "SchemaVersionId", "Value");
    return new GlueForm("AWS::Glue::SchemaVersionMetadata", table)
        .created("PutSchemaVersionMetadata", SchemaVersionMetadataType::spelt)
        .made(
            (properties, answer) ->
                GlueResourceType.named(
                    Documents.text(properties, "SchemaVersionId")
                        + "|"
                        + Documents.text(properties, "Key")
                        + "|"
                        + Documents.text(properties, "Value")))
        .deleted("RemoveSchemaVersionMetadata", now -> spelt(now.properties()))
        .of(glue);
  }

  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = Documents.some(properties, "SchemaVersionId");
    request
        .putObject("MetadataKeyValue")
        .put("MetadataKey", Documents.text(properties, "Key"))
        .put("MetadataValue", Documents.text(properties, "Value"));
    return request;
  }
}

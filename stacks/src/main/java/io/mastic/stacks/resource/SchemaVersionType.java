package io.mastic.stacks.resource;

import java.util.Map;

/** {@code AWS::Glue::SchemaVersion}. */
final class SchemaVersionType {

  private SchemaVersionType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Schema", "SchemaDefinition")
            .required("Schema", "SchemaDefinition");
    return new GlueForm("AWS::Glue::SchemaVersion", table)
        .created(
            "RegisterSchemaVersion",
            properties ->
                Documents.with(
                    Documents.some(properties, "SchemaDefinition"),
                    Map.of("SchemaId", properties.path("Schema"))))
        .made(
            (properties, answer) -> {
              String id = answer.path("SchemaVersionId").asText();
              if (answer.path("Status").asText().equals("FAILURE")) {
                throw ResourceException.handler(
                    "Schema version " + id + " is in state FAILURE", "NotStabilized", null);
              }
              return new ResourceState(
                  id,
                  properties,
                  Map.of("VersionId", id, "Number", answer.path("VersionNumber").asText()));
            },
            "VersionId")
        .deleted(
            "DeleteSchemaVersions",
            now ->
                Documents.with(
                    Documents.of("Versions", now.attributes().getOrDefault("Number", "")),
                    Map.of("SchemaId", now.properties().path("Schema"))))
        .of(glue);
  }
}

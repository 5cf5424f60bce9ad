package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** {@code AWS::Glue::Schema}. */
final class SchemaType {

  private SchemaType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("DataFormat", "Name", "Registry", "SchemaDefinition")
            .inPlace("CheckpointVersion", "Compatibility", "Description", "Tags")
            .required("Compatibility", "DataFormat", "Name");
    return new GlueForm("AWS::Glue::Schema", table)
        .named("Name")
        .tagged("schema")
        .created("CreateSchema", SchemaType::toCreate)
        .updated("UpdateSchema", SchemaType::toUpdate)
        .removed("{\"Description\": \"\"}")
        .made(
            (properties, answer) -> {
              String arn = answer.path("SchemaArn").asText();
              return new ResourceState(
                  arn,
                  properties,
                  Map.of(
                      "Arn",
                      arn,
                      "InitialSchemaVersionId",
                      answer.path("SchemaVersionId").asText()));
            },
            "Arn",
            "InitialSchemaVersionId")
        .deleted(
            "DeleteSchema",
            now ->
                Documents.with(
                    Documents.of(),
                    Map.of("SchemaId", Documents.of("SchemaArn", now.physicalId()))))
        .of(glue);
  }

  private static ObjectNode toCreate(ObjectNode properties) {
    ObjectNode request =
        Documents.some(properties, "DataFormat", "Compatibility", "Description", "SchemaDefinition")
            .put("SchemaName", Documents.text(properties, "Name"));
    if (properties.path("Registry") instanceof ObjectNode registry) {
      ObjectNode id = request.putObject("RegistryId");
      if (registry.has("Arn")) {
        id.set("RegistryArn", registry.get("Arn"));
      } else {
        id.set("RegistryName", registry.path("Name"));
      }
    }
    return request;
  }

  private static ObjectNode toUpdate(ObjectNode properties, ResourceState now) {
    ObjectNode request = Documents.some(properties, "Description");
    JsonNode compatibility = properties.path("Compatibility");
    boolean isOther = !compatibility.equals(now.properties().path("Compatibility"));
    if (isOther) {
      request.set("Compatibility", compatibility);
    }
    request.putObject("SchemaId").put("SchemaArn", now.physicalId());
    JsonNode version = properties.path("CheckpointVersion");
    if (isOther && !version.isObject()) {
      // The API wants to be told from which version on; a template need not say.
      request.putObject("SchemaVersionNumber").put("LatestVersion", true);
    }
    if (version.isObject()) {
      ObjectNode number = request.putObject("SchemaVersionNumber");
      if (version.path("IsLatest").asBoolean()) {
        number.put("LatestVersion", true);
      } else {
        number.set("VersionNumber", version.path("VersionNumber"));
      }
    }
    return request;
  }
}

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::TableOptimizer}. */
final class TableOptimizerType {

  private TableOptimizerType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("CatalogId", "DatabaseName", "TableName", "Type")
            .inPlace("TableOptimizerConfiguration")
            .required("CatalogId", "DatabaseName", "TableName", "Type")
            .required("TableOptimizerConfiguration");
    return new GlueForm("AWS::Glue::TableOptimizer", table)
        .created("CreateTableOptimizer", TableOptimizerType::spelt)
        .updated("UpdateTableOptimizer", (properties, now) -> spelt(properties))
        .made(
            (properties, answer) ->
                GlueResourceType.named(
                    Documents.text(properties, "CatalogId")
                        + "|"
                        + Documents.text(properties, "DatabaseName")
                        + "|"
                        + Documents.text(properties, "TableName")
                        + "|"
                        + Documents.text(properties, "Type")))
        .deleted(
            "DeleteTableOptimizer",
            now ->
                Documents.some(now.properties(), "CatalogId", "DatabaseName", "TableName", "Type"))
        .of(glue);
  }

  private static ObjectNode spelt(ObjectNode properties) {
    ObjectNode request = properties.deepCopy();
    if (request.path("TableOptimizerConfiguration") instanceof ObjectNode configuration) {
      request.set("TableOptimizerConfiguration", small(configuration));
    }
    return request;
  }

  /** The API begins the names of these members with small letters. */
  private static JsonNode small(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode renamed = Documents.of();
    object
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              renamed.set(
                  Character.toLowerCase(name.charAt(0)) + name.substring(1),
                  small(member.getValue()));
            });
    return renamed;
  }
}

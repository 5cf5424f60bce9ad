package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** {@code AWS::Glue::Partition}. */
final class PartitionType {

  private PartitionType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("PartitionInput")
            .replaces("CatalogId", "DatabaseName", "TableName", "PartitionInput/Values")
            .required("CatalogId", "DatabaseName", "PartitionInput", "TableName");
    return new GlueForm("AWS::Glue::Partition", table)
        .created("CreatePartition")
        .updated(
            "UpdatePartition",
            (properties, now) -> of(properties, "PartitionValueList", "PartitionInput"))
        .made((properties, answer) -> GlueResourceType.named(id(properties)))
        .deleted("DeletePartition", now -> of(now.properties(), "PartitionValues"))
        .of(glue);
  }

  private static ObjectNode of(ObjectNode properties, String valuesAs, String... more) {
    ObjectNode request = Documents.some(properties, "CatalogId", "DatabaseName", "TableName");
    request.setAll(Documents.some(properties, more));
    return Documents.with(
        request, Map.of(valuesAs, properties.path("PartitionInput").path("Values")));
  }

  private static String id(ObjectNode properties) {
    StringBuilder id = new StringBuilder(Documents.text(properties, "DatabaseName"));
    id.append('|').append(Documents.text(properties, "TableName"));
    properties
        .path("PartitionInput")
        .path("Values")
        .forEach(value -> id.append('|').append(value.asText()));
    return id.toString();
  }
}

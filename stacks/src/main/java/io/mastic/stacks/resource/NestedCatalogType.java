package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import java.util.Map;

/** {@code AWS::Glue::Catalog}: a catalog inside the account's own; Ref is its ARN. */
final class NestedCatalogType {

  private NestedCatalogType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("CatalogProperties", "FederatedCatalog", "Name", "TargetRedshiftCatalog")
            .inPlace("AllowFullTableExternalDataAccess", "Description", "Parameters", "Tags")
            .inPlace("CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions")
            .required("Name");
    return new GlueForm("AWS::Glue::Catalog", table)
        .named("Name")
        .tagged("catalog")
        .created(
            "CreateCatalog",
            properties ->
                Documents.with(
                    Documents.some(properties, "Name"), Map.of("CatalogInput", input(properties))))
        .made(
            (properties, answer) -> {
              String name = Documents.text(properties, "Name");
              String arn = Arns.glue(Caller.current(), "catalog", name);
              String id = Caller.current().account() + ":" + name;
              return new ResourceState(
                  arn, Documents.of(), Map.of("CatalogId", id, "ResourceArn", arn));
            },
            "CatalogId",
            "ResourceArn")
        .updated(
            "UpdateCatalog",
            (properties, now) -> Documents.with(id(now), Map.of("CatalogInput", input(properties))))
        .deleted("DeleteCatalog", NestedCatalogType::id)
        .of(glue);
  }

  private static ObjectNode input(ObjectNode properties) {
    return Documents.without(properties, "Name");
  }

  private static ObjectNode id(ResourceState now) {
    return Documents.of("CatalogId", String.valueOf(now.attributes().get("CatalogId")));
  }
}

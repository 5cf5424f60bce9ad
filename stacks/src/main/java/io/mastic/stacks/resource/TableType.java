package io.mastic.stacks.resource;

import java.util.Locale;

/** {@code AWS::Glue::Table}. */
final class TableType {

  private TableType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("TableInput")
            .replaces("CatalogId", "DatabaseName", "OpenTableFormatInput", "TableInput/Name")
            .required("CatalogId", "DatabaseName", "TableInput");
    return new GlueForm("AWS::Glue::Table", table)
        .named("TableInput", "Name")
        .created("CreateTable")
        .updated(
            "UpdateTable",
            (properties, now) -> Documents.without(properties, "OpenTableFormatInput"))
        .made(
            (properties, answer) ->
                GlueResourceType.named(
                    Documents.text(properties, "TableInput/Name").toLowerCase(Locale.ROOT)))
        .read(
            "GetTable",
            now ->
                Documents.some(now.properties(), "CatalogId", "DatabaseName")
                    .put("Name", now.physicalId()),
            GlueReading.as("TableInput", "Table"),
            "TableInput")
        .deleted(
            "DeleteTable",
            now ->
                Documents.some(now.properties(), "CatalogId", "DatabaseName")
                    .put("Name", now.physicalId()))
        .of(glue);
  }
}

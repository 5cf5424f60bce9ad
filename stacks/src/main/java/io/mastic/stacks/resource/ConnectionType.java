package io.mastic.stacks.resource;

/** {@code AWS::Glue::Connection}. */
final class ConnectionType {

  private ConnectionType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("ConnectionInput", "Tags")
            .replaces("CatalogId", "ConnectionInput/Name")
            .required("CatalogId", "ConnectionInput");
    return new GlueForm("AWS::Glue::Connection", table)
        .named("ConnectionInput", "Name")
        .tagged("connection")
        .created("CreateConnection")
        .updated(
            "UpdateConnection",
            (properties, now) ->
                Documents.without(properties, "Tags").put("Name", now.physicalId()))
        .deleted(
            "DeleteConnection",
            now ->
                Documents.some(now.properties(), "CatalogId")
                    .put("ConnectionName", now.physicalId()))
        .of(glue);
  }
}

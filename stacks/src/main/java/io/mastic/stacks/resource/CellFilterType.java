package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::LakeFormation::DataCellsFilter}. */
final class CellFilterType {

  private static final String[] NAMES = {"TableCatalogId", "DatabaseName", "TableName", "Name"};

  private CellFilterType() {}

  static ResourceType of(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable()
            .replaces(NAMES)
            .replaces("ColumnNames", "ColumnWildcard", "RowFilter")
            .required(NAMES);
    return new ServiceForm("AWS::LakeFormation::DataCellsFilter", table, lake)
        .known((properties, answer) -> id(properties))
        .created(
            "CreateDataCellsFilter",
            properties -> {
              ObjectNode request = Documents.of();
              request.set("TableData", properties);
              return request;
            })
        .deleted("DeleteDataCellsFilter", now -> Documents.some(now.properties(), NAMES))
        .of();
  }

  private static String id(ObjectNode properties) {
    StringBuilder id = new StringBuilder();
    for (String name : NAMES) {
      id.append(id.isEmpty() ? "" : "|").append(properties.path(name).asText());
    }
    return id.toString();
  }
}

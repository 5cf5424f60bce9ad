package io.mastic.stacks.resource;

import java.util.Map;
import java.util.Set;

/** {@code AWS::Athena::NamedQuery}; Ref is its id. */
final class NamedQueryType {

  private static final String ID = "NamedQueryId";

  private NamedQueryType() {}

  static ResourceType of(JsonRequests athena) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Database", "Description", "Name", "QueryString", "WorkGroup")
            .required("Database", "QueryString");
    return new ServiceForm("AWS::Athena::NamedQuery", table, athena)
        .named("Name")
        .known((properties, answer) -> answer.path(ID).asText())
        .created("CreateNamedQuery", properties -> properties)
        .told(
            now -> new ServiceCall("", Documents.of()),
            (made, read) -> Map.of(ID, made.physicalId()),
            Set.of(ID))
        .deleted("DeleteNamedQuery", now -> Documents.of(ID, now.physicalId()))
        .of();
  }
}

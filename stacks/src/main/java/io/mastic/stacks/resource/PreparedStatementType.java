package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code AWS::Athena::PreparedStatement}; Ref is its name. */
final class PreparedStatementType {

  private PreparedStatementType() {}

  static ResourceType of(JsonRequests athena) {
    PropertyTable table =
        new PropertyTable()
            .replaces("StatementName", "WorkGroup")
            .inPlace("Description", "QueryStatement")
            .required("QueryStatement", "StatementName", "WorkGroup");
    return new ServiceForm("AWS::Athena::PreparedStatement", table, athena)
        .named("StatementName")
        .created("CreatePreparedStatement", properties -> properties)
        .updated(
            (properties, now) -> List.of(new ServiceCall("UpdatePreparedStatement", properties)))
        .deleted("DeletePreparedStatement", PreparedStatementType::named)
        .of();
  }

  private static ObjectNode named(ResourceState now) {
    return Documents.some(now.properties(), "StatementName", "WorkGroup");
  }
}

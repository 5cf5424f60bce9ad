package io.mastic.catalog.connection;

import io.mastic.catalog.connection.type.RegisteredType;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.DeleteConnectionTypeRequest;
import software.amazon.awssdk.services.glue.model.DeleteConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeRequest;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.ListConnectionTypesRequest;
import software.amazon.awssdk.services.glue.model.ListConnectionTypesResponse;
import software.amazon.awssdk.services.glue.model.RegisterConnectionTypeRequest;
import software.amazon.awssdk.services.glue.model.RegisterConnectionTypeResponse;

/** AWS's verbs on the types of connections. */
public final class ConnectionTypeOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final ConnectionTypes types;

  public ConnectionTypeOperations(ConnectionTypes types) {
    this.types = types;
  }

  @Override
  @Partial("the type of a REST API: its entities are described, its records are refused")
  public RegisterConnectionTypeResponse registerConnectionType(
      RegisterConnectionTypeRequest request) {
    RegisteredType type = new RegisteredType(request.toBuilder().tags(null).build());
    return RegisterConnectionTypeResponse.builder()
        .connectionTypeArn(types.register(type, request.tags()))
        .build();
  }

  @Override
  public DescribeConnectionTypeResponse describeConnectionType(
      DescribeConnectionTypeRequest request) {
    return types.describe(request.connectionType());
  }

  @Override
  public ListConnectionTypesResponse listConnectionTypes(ListConnectionTypesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<ConnectionTypeBrief> page = types.list(limit, request.nextToken());
    return ListConnectionTypesResponse.builder()
        .connectionTypes(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeleteConnectionTypeResponse deleteConnectionType(DeleteConnectionTypeRequest request) {
    types.delete(request.connectionType());
    return DeleteConnectionTypeResponse.builder().build();
  }
}

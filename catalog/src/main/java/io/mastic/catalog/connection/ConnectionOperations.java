package io.mastic.catalog.connection;

import io.mastic.catalog.connection.jdbc.JdbcAddress;
import io.mastic.catalog.connection.jdbc.JdbcConnectionTest;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.setting.CatalogSettings;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.glue.model.BatchDeleteConnectionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteConnectionResponse;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionStatus;
import software.amazon.awssdk.services.glue.model.CreateConnectionRequest;
import software.amazon.awssdk.services.glue.model.CreateConnectionResponse;
import software.amazon.awssdk.services.glue.model.DataCatalogEncryptionSettings;
import software.amazon.awssdk.services.glue.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.glue.model.DeleteConnectionResponse;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GetConnectionRequest;
import software.amazon.awssdk.services.glue.model.GetConnectionResponse;
import software.amazon.awssdk.services.glue.model.GetConnectionsRequest;
import software.amazon.awssdk.services.glue.model.GetConnectionsResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.TestConnectionInput;
import software.amazon.awssdk.services.glue.model.TestConnectionRequest;
import software.amazon.awssdk.services.glue.model.TestConnectionResponse;
import software.amazon.awssdk.services.glue.model.UpdateConnectionRequest;
import software.amazon.awssdk.services.glue.model.UpdateConnectionResponse;

/** AWS's verbs on connections. */
public final class ConnectionOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Connections connections;
  private final JdbcConnectionTest test;
  private final CatalogSettings settings;
  private final ConnectionPasswords passwords;

  public ConnectionOperations(
      Connections connections,
      JdbcConnectionTest test,
      CatalogSettings settings,
      ConnectionPasswords passwords) {
    this.connections = connections;
    this.test = test;
    this.settings = settings;
    this.passwords = passwords;
  }

  @Override
  @Partial(
      "VPC settings, and properties of Athena, Spark and Python; ValidateForComputeEnvironments is not looked at")
  public CreateConnectionResponse createConnection(CreateConnectionRequest request) {
    connections.create(
        Scope.of(request.catalogId()), passwords.opened(request.connectionInput()), request.tags());
    return CreateConnectionResponse.builder()
        .createConnectionStatus(ConnectionStatus.READY)
        .build();
  }

  @Override
  public GetConnectionResponse getConnection(GetConnectionRequest request) {
    Scope scope = Scope.of(request.catalogId());
    Connection connection =
        ConnectionView.within(
            request.applyOverrideForComputeEnvironment(), connections.load(scope, request.name()));
    return GetConnectionResponse.builder()
        .connection(
            ConnectionView.hiding(request.hidePassword(), encrypting(scope).apply(connection)))
        .build();
  }

  @Override
  public GetConnectionsResponse getConnections(GetConnectionsRequest request) {
    Scope scope = Scope.of(request.catalogId());
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<Connection> page =
        connections
            .list(scope, new ConnectionFilter(request.filter()), limit, request.nextToken())
            .map(encrypting(scope))
            .map(connection -> ConnectionView.hiding(request.hidePassword(), connection));
    return GetConnectionsResponse.builder()
        .connectionList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private UnaryOperator<Connection> encrypting(Scope scope) {
    DataCatalogEncryptionSettings encryption = settings.encryption(scope);
    return connection -> passwords.shown(connection, encryption);
  }

  @Override
  public TestConnectionResponse testConnection(TestConnectionRequest request) {
    TestConnectionInput given = request.testConnectionInput();
    if ((given == null) == (request.connectionName() == null)) {
      throw Errors.invalidInput("One of ConnectionName and TestConnectionInput must be given.");
    }
    ConnectionInput tested =
        given == null
            ? connections.loadInput(Scope.of(request.catalogId()), request.connectionName())
            : Pojos.copy(given, ConnectionInput.builder()).build();
    if (!JdbcAddress.has(tested)) {
      throw Errors.notSupported("Only connections to databases by JDBC can be tested.");
    }
    test.run(tested);
    return TestConnectionResponse.builder().build();
  }

  @Override
  @Partial("VPC settings, and properties of Athena, Spark and Python")
  public UpdateConnectionResponse updateConnection(UpdateConnectionRequest request) {
    connections.update(
        Scope.of(request.catalogId()), request.name(), passwords.opened(request.connectionInput()));
    return UpdateConnectionResponse.builder().build();
  }

  @Override
  public DeleteConnectionResponse deleteConnection(DeleteConnectionRequest request) {
    connections.delete(Scope.of(request.catalogId()), request.connectionName());
    return DeleteConnectionResponse.builder().build();
  }

  @Override
  public BatchDeleteConnectionResponse batchDeleteConnection(BatchDeleteConnectionRequest request) {
    List<String> succeeded = new ArrayList<>();
    Map<String, ErrorDetail> errors = new HashMap<>();
    for (String name : request.connectionNameList()) {
      try {
        connections.delete(Scope.of(request.catalogId()), name);
        succeeded.add(name);
      } catch (GlueException e) {
        errors.put(name, CatalogErrors.detail(e));
      }
    }
    return BatchDeleteConnectionResponse.builder().succeeded(succeeded).errors(errors).build();
  }
}

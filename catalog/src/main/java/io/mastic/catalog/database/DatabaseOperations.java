package io.mastic.catalog.database;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.Sharing;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseAttributes;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseResponse;

/** AWS's verbs on databases. */
public final class DatabaseOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Databases databases;

  public DatabaseOperations(Databases databases) {
    this.databases = databases;
  }

  @Override
  @Partial("CreateTableDefaultPermissions")
  public CreateDatabaseResponse createDatabase(CreateDatabaseRequest request) {
    databases.create(Scope.of(request.catalogId()), request.databaseInput(), request.tags());
    return CreateDatabaseResponse.builder().build();
  }

  @Override
  public GetDatabaseResponse getDatabase(GetDatabaseRequest request) {
    Database database = databases.load(DatabaseName.of(request.catalogId(), request.name()));
    return GetDatabaseResponse.builder().database(database).build();
  }

  @Override
  public GetDatabasesResponse getDatabases(GetDatabasesRequest request) {
    if (request.hasAttributesToGet()
        && !request.attributesToGet().contains(DatabaseAttributes.NAME)) {
      throw Errors.invalidInput("AttributesToGet must include NAME.");
    }
    if (!Sharing.includesOwn(request.resourceShareType())) {
      return GetDatabasesResponse.builder().databaseList(List.of()).build();
    }
    Page<Database> page =
        databases.list(
            Scope.of(request.catalogId()), limit(request.maxResults()), request.nextToken());
    Page<Database> shown =
        request.hasAttributesToGet() ? page.map(d -> only(d, request.attributesToGet())) : page;
    return GetDatabasesResponse.builder()
        .databaseList(shown.items())
        .nextToken(shown.nextToken())
        .build();
  }

  @Override
  @Partial("CreateTableDefaultPermissions")
  public UpdateDatabaseResponse updateDatabase(UpdateDatabaseRequest request) {
    databases.update(DatabaseName.of(request.catalogId(), request.name()), request.databaseInput());
    return UpdateDatabaseResponse.builder().build();
  }

  @Override
  public DeleteDatabaseResponse deleteDatabase(DeleteDatabaseRequest request) {
    databases.delete(DatabaseName.of(request.catalogId(), request.name()));
    return DeleteDatabaseResponse.builder().build();
  }

  private static Database only(Database database, List<DatabaseAttributes> attributes) {
    Database.Builder part = Database.builder().name(database.name());
    if (attributes.contains(DatabaseAttributes.TARGET_DATABASE)) {
      part.targetDatabase(database.targetDatabase());
    }
    return part.build();
  }

  private static int limit(@Nullable Integer maxResults) {
    return maxResults == null ? PAGE : maxResults;
  }
}

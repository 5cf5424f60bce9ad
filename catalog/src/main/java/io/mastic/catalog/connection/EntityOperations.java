package io.mastic.catalog.connection;

import io.mastic.catalog.connection.entity.EntitySource;
import io.mastic.catalog.connection.entity.RecordQuery;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.DescribeEntityRequest;
import software.amazon.awssdk.services.glue.model.DescribeEntityResponse;
import software.amazon.awssdk.services.glue.model.Entity;
import software.amazon.awssdk.services.glue.model.GetEntityRecordsRequest;
import software.amazon.awssdk.services.glue.model.GetEntityRecordsResponse;
import software.amazon.awssdk.services.glue.model.ListEntitiesRequest;
import software.amazon.awssdk.services.glue.model.ListEntitiesResponse;

/** AWS's verbs on what lies behind connections. */
public final class EntityOperations implements GlueOperations {

  private final Entities entities;

  public EntityOperations(Entities entities) {
    this.entities = entities;
  }

  @Override
  @Partial("the entities of REST APIs as registered: no API is asked")
  public ListEntitiesResponse listEntities(ListEntitiesRequest request) {
    CatalogErrors.position(request.nextToken(), 1);
    Page<Entity> page =
        source(request.catalogId(), request.connectionName())
            .list(request.parentEntityName(), request.nextToken());
    return ListEntitiesResponse.builder()
        .entities(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DescribeEntityResponse describeEntity(DescribeEntityRequest request) {
    if (request.nextToken() != null) {
      // All fields are in the first page.
      throw Errors.invalidInput("Invalid NextToken.");
    }
    return DescribeEntityResponse.builder()
        .fields(source(request.catalogId(), request.connectionName()).fields(request.entityName()))
        .build();
  }

  @Override
  public GetEntityRecordsResponse getEntityRecords(GetEntityRecordsRequest request) {
    Map<String, String> options = request.connectionOptions();
    if (!options.isEmpty()) {
      throw Errors.invalidInput("ConnectionOptions are not supported: " + options.keySet());
    }
    RecordQuery query =
        new RecordQuery(
            request.selectedFields(),
            request.filterPredicate(),
            request.orderBy(),
            request.limit().intValue(),
            request.nextToken());
    Page<Document> page =
        source(request.catalogId(), request.connectionName()).records(request.entityName(), query);
    return GetEntityRecordsResponse.builder()
        .records(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private EntitySource source(@Nullable String catalogId, @Nullable String connectionName) {
    return entities.behind(Scope.of(catalogId), connectionName);
  }
}

package io.mastic.catalog.registry;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import java.time.Instant;
import software.amazon.awssdk.services.glue.model.CreateSchemaRequest;
import software.amazon.awssdk.services.glue.model.CreateSchemaResponse;
import software.amazon.awssdk.services.glue.model.DeleteSchemaRequest;
import software.amazon.awssdk.services.glue.model.DeleteSchemaResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaResponse;
import software.amazon.awssdk.services.glue.model.ListSchemasRequest;
import software.amazon.awssdk.services.glue.model.ListSchemasResponse;
import software.amazon.awssdk.services.glue.model.RegistryId;
import software.amazon.awssdk.services.glue.model.SchemaListItem;
import software.amazon.awssdk.services.glue.model.SchemaStatus;
import software.amazon.awssdk.services.glue.model.UpdateSchemaRequest;
import software.amazon.awssdk.services.glue.model.UpdateSchemaResponse;

/** AWS's verbs on schemas. */
public final class SchemaOperations implements GlueOperations {

  private static final int PAGE = 25;

  private final Schemas schemas;
  private final Registries registries;

  public SchemaOperations(Schemas schemas, Registries registries) {
    this.schemas = schemas;
    this.registries = registries;
  }

  @Override
  public CreateSchemaResponse createSchema(CreateSchemaRequest request) {
    RegistryId registry =
        request.registryId() == null ? RegistryId.builder().build() : request.registryId();
    SchemaName name =
        new SchemaName(Scope.current(), Registries.name(registry), request.schemaName());
    Schemas.Shown created =
        schemas.create(
            name,
            request.dataFormatAsString(),
            request.compatibility() == null ? "BACKWARD" : request.compatibilityAsString(),
            request.description(),
            request.schemaDefinition(),
            request.tags());
    CreateSchemaResponse.Builder response =
        Pojos.copy(shown(created), CreateSchemaResponse.builder());
    created
        .latest()
        .ifPresent(
            version ->
                response.schemaVersionId(version.id()).schemaVersionStatus(version.status()));
    return (request.hasTags() ? response.tags(request.tags()) : response).build();
  }

  @Override
  public GetSchemaResponse getSchema(GetSchemaRequest request) {
    return shown(schemas.load(SchemaName.of(request.schemaId())));
  }

  @Override
  public ListSchemasResponse listSchemas(ListSchemasRequest request) {
    String registry =
        request.registryId() == null ? null : registries.load(request.registryId()).registryName();
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<SchemaListItem> page =
        schemas.list(registry, limit, request.nextToken()).map(SchemaOperations::item);
    return ListSchemasResponse.builder().schemas(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public UpdateSchemaResponse updateSchema(UpdateSchemaRequest request) {
    SchemaName name =
        schemas
            .update(
                SchemaName.of(request.schemaId()),
                request.compatibilityAsString(),
                request.description(),
                request.schemaVersionNumber())
            .name();
    return UpdateSchemaResponse.builder()
        .schemaArn(name.arn())
        .schemaName(name.name())
        .registryName(name.registry())
        .build();
  }

  @Override
  public DeleteSchemaResponse deleteSchema(DeleteSchemaRequest request) {
    SchemaName name = schemas.delete(SchemaName.of(request.schemaId())).name();
    return DeleteSchemaResponse.builder()
        .schemaArn(name.arn())
        .schemaName(name.name())
        .status(SchemaStatus.DELETING)
        .build();
  }

  private static GetSchemaResponse shown(Schemas.Shown shown) {
    SchemaRow row = shown.schema();
    return GetSchemaResponse.builder()
        .registryName(row.name().registry())
        .registryArn(row.name().registryArn())
        .schemaName(row.name().name())
        .schemaArn(row.name().arn())
        .description(row.description())
        .dataFormat(row.format())
        .compatibility(row.compatibility())
        // A schema without a version has neither: their numbers begin with one.
        .schemaCheckpoint(row.checkpoint() == 0 ? null : Long.valueOf(row.checkpoint()))
        .latestSchemaVersion(shown.latest().map(SchemaVersionRow::version).orElse(null))
        .nextSchemaVersion(row.nextVersion())
        .schemaStatus(SchemaStatus.AVAILABLE)
        .createdTime(time(row.createdAt()))
        .updatedTime(time(row.updatedAt()))
        .build();
  }

  private static SchemaListItem item(SchemaRow row) {
    return SchemaListItem.builder()
        .registryName(row.name().registry())
        .schemaName(row.name().name())
        .schemaArn(row.name().arn())
        .description(row.description())
        .schemaStatus(SchemaStatus.AVAILABLE)
        .createdTime(time(row.createdAt()))
        .updatedTime(time(row.updatedAt()))
        .build();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}

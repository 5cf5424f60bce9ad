package io.mastic.catalog.registry;

import io.mastic.catalog.schema.SchemaLanguage;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CheckSchemaVersionValidityRequest;
import software.amazon.awssdk.services.glue.model.CheckSchemaVersionValidityResponse;
import software.amazon.awssdk.services.glue.model.DeleteSchemaVersionsRequest;
import software.amazon.awssdk.services.glue.model.DeleteSchemaVersionsResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaByDefinitionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaByDefinitionResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionsDiffRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionsDiffResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListSchemaVersionsRequest;
import software.amazon.awssdk.services.glue.model.ListSchemaVersionsResponse;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.SchemaVersionListItem;

/** AWS's verbs on the versions of schemas. */
public final class SchemaVersionOperations implements GlueOperations {

  private static final int PAGE = 25;
  private static final int LONGEST_ERROR = 5000;

  private final Schemas schemas;
  private final SchemaVersions versions;

  public SchemaVersionOperations(Schemas schemas, SchemaVersions versions) {
    this.schemas = schemas;
    this.versions = versions;
  }

  @Override
  public RegisterSchemaVersionResponse registerSchemaVersion(RegisterSchemaVersionRequest request) {
    SchemaVersionRow version =
        schemas.register(SchemaName.of(request.schemaId()), request.schemaDefinition());
    return RegisterSchemaVersionResponse.builder()
        .schemaVersionId(version.id())
        .versionNumber(version.version())
        .status(version.status())
        .build();
  }

  @Override
  public GetSchemaVersionResponse getSchemaVersion(GetSchemaVersionRequest request) {
    SchemaVersions.Shown found =
        versions.load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber());
    return GetSchemaVersionResponse.builder()
        .schemaVersionId(found.version().id())
        .schemaDefinition(found.version().definition())
        .dataFormat(found.schema().format())
        .schemaArn(found.schema().name().arn())
        .versionNumber(found.version().version())
        .status(found.version().status())
        .createdTime(time(found.version()))
        .build();
  }

  @Override
  public GetSchemaByDefinitionResponse getSchemaByDefinition(GetSchemaByDefinitionRequest request) {
    SchemaVersions.Shown found =
        versions.loadByDefinition(SchemaName.of(request.schemaId()), request.schemaDefinition());
    return GetSchemaByDefinitionResponse.builder()
        .schemaVersionId(found.version().id())
        .schemaArn(found.schema().name().arn())
        .dataFormat(found.schema().format())
        .status(found.version().status())
        .createdTime(time(found.version()))
        .build();
  }

  @Override
  public ListSchemaVersionsResponse listSchemaVersions(ListSchemaVersionsRequest request) {
    SchemaName name = SchemaName.of(request.schemaId());
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<SchemaVersionListItem> page =
        versions.list(name, limit, request.nextToken()).map(row -> item(name, row));
    return ListSchemaVersionsResponse.builder()
        .schemas(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public GetSchemaVersionsDiffResponse getSchemaVersionsDiff(GetSchemaVersionsDiffRequest request) {
    String diff =
        versions.diff(
            request.schemaId(),
            request.firstSchemaVersionNumber(),
            request.secondSchemaVersionNumber());
    return GetSchemaVersionsDiffResponse.builder().diff(diff).build();
  }

  @Override
  public DeleteSchemaVersionsResponse deleteSchemaVersions(DeleteSchemaVersionsRequest request) {
    return DeleteSchemaVersionsResponse.builder()
        .schemaVersionErrors(versions.delete(SchemaName.of(request.schemaId()), request.versions()))
        .build();
  }

  @Override
  public CheckSchemaVersionValidityResponse checkSchemaVersionValidity(
      CheckSchemaVersionValidityRequest request) {
    SchemaErrors.checkFormat(request.dataFormatAsString());
    try {
      SchemaLanguage.of(request.dataFormatAsString()).read(request.schemaDefinition());
      return CheckSchemaVersionValidityResponse.builder().valid(true).build();
    } catch (InvalidInputException e) {
      return CheckSchemaVersionValidityResponse.builder()
          .valid(false)
          .error(shortened(e.getMessage()))
          .build();
    }
  }

  private static @Nullable String shortened(@Nullable String error) {
    return error == null || error.length() <= LONGEST_ERROR
        ? error
        : error.substring(0, LONGEST_ERROR);
  }

  private static SchemaVersionListItem item(SchemaName name, SchemaVersionRow row) {
    return SchemaVersionListItem.builder()
        .schemaArn(name.arn())
        .schemaVersionId(row.id())
        .versionNumber(row.version())
        .status(row.status())
        .createdTime(time(row))
        .build();
  }

  private static String time(SchemaVersionRow row) {
    return Instant.ofEpochMilli(row.createdAt()).toString();
  }
}

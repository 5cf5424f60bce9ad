package io.mastic.catalog;

import io.mastic.contract.GlueOperations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.MetadataInfo;
import software.amazon.awssdk.services.glue.model.MetadataKeyValuePair;
import software.amazon.awssdk.services.glue.model.OtherMetadataValueListItem;
import software.amazon.awssdk.services.glue.model.PutSchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.PutSchemaVersionMetadataResponse;
import software.amazon.awssdk.services.glue.model.QuerySchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.QuerySchemaVersionMetadataResponse;
import software.amazon.awssdk.services.glue.model.RemoveSchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.RemoveSchemaVersionMetadataResponse;

/** AWS's verbs on the metadata of schemas' versions. */
final class SchemaMetadataOperations implements GlueOperations {

  private final SchemaVersions versions;
  private final SchemaMetadata metadata;

  SchemaMetadataOperations(SchemaVersions versions, SchemaMetadata metadata) {
    this.versions = versions;
    this.metadata = metadata;
  }

  @Override
  public PutSchemaVersionMetadataResponse putSchemaVersionMetadata(
      PutSchemaVersionMetadataRequest request) {
    SchemaVersions.Shown version =
        versions.load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber());
    metadata.put(version.version(), request.metadataKeyValue());
    SchemaName name = version.schema().name();
    return PutSchemaVersionMetadataResponse.builder()
        .schemaArn(name.arn())
        .schemaName(name.name())
        .registryName(name.registry())
        .latestVersion(versions.isLatest(version.version()))
        .versionNumber(version.version().version())
        .schemaVersionId(version.version().id())
        .metadataKey(request.metadataKeyValue().metadataKey())
        .metadataValue(request.metadataKeyValue().metadataValue())
        .build();
  }

  @Override
  public RemoveSchemaVersionMetadataResponse removeSchemaVersionMetadata(
      RemoveSchemaVersionMetadataRequest request) {
    SchemaVersions.Shown version =
        versions.load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber());
    metadata.remove(version.version(), request.metadataKeyValue());
    SchemaName name = version.schema().name();
    return RemoveSchemaVersionMetadataResponse.builder()
        .schemaArn(name.arn())
        .schemaName(name.name())
        .registryName(name.registry())
        .latestVersion(versions.isLatest(version.version()))
        .versionNumber(version.version().version())
        .schemaVersionId(version.version().id())
        .metadataKey(request.metadataKeyValue().metadataKey())
        .metadataValue(request.metadataKeyValue().metadataValue())
        .build();
  }

  /** A version has ten pairs at most, so that one page holds them all. */
  @Override
  public QuerySchemaVersionMetadataResponse querySchemaVersionMetadata(
      QuerySchemaVersionMetadataRequest request) {
    SchemaVersionRow version =
        versions
            .load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber())
            .version();
    Map<String, List<SchemaMetadata.Entry>> byKey = new LinkedHashMap<>();
    for (SchemaMetadata.Entry entry : metadata.list(version)) {
      if (wanted(entry, request.metadataList())) {
        byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
      }
    }
    Map<String, MetadataInfo> infos = new LinkedHashMap<>();
    byKey.forEach((key, entries) -> infos.put(key, info(entries)));
    return QuerySchemaVersionMetadataResponse.builder()
        .schemaVersionId(version.id())
        .metadataInfoMap(infos)
        .build();
  }

  private static boolean wanted(SchemaMetadata.Entry entry, List<MetadataKeyValuePair> asked) {
    return asked.isEmpty()
        || asked.stream()
            .anyMatch(
                pair ->
                    (pair.metadataKey() == null || pair.metadataKey().equals(entry.key()))
                        && (pair.metadataValue() == null
                            || pair.metadataValue().equals(entry.value())));
  }

  private static MetadataInfo info(List<SchemaMetadata.Entry> entries) {
    MetadataInfo.Builder info =
        MetadataInfo.builder()
            .metadataValue(entries.get(0).value())
            .createdTime(time(entries.get(0)));
    List<OtherMetadataValueListItem> others =
        entries.stream()
            .skip(1)
            .map(
                entry ->
                    OtherMetadataValueListItem.builder()
                        .metadataValue(entry.value())
                        .createdTime(time(entry))
                        .build())
            .toList();
    return (others.isEmpty() ? info : info.otherMetadataValueList(others)).build();
  }

  private static String time(SchemaMetadata.Entry entry) {
    return Instant.ofEpochMilli(entry.createdAt()).toString();
  }
}

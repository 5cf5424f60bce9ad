package io.mastic.catalog.registry;

import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
public final class SchemaMetadataOperations implements GlueOperations {

  private static final int PAGE = 25;

  private final SchemaVersions versions;
  private final SchemaMetadata metadata;

  public SchemaMetadataOperations(SchemaVersions versions, SchemaMetadata metadata) {
    this.versions = versions;
    this.metadata = metadata;
  }

  @Override
  public PutSchemaVersionMetadataResponse putSchemaVersionMetadata(
      PutSchemaVersionMetadataRequest request) {
    SchemaVersions.Shown version =
        versions.load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber());
    metadata.put(version.version(), request.metadataKeyValue());
    return answer(version, request.metadataKeyValue());
  }

  @Override
  public RemoveSchemaVersionMetadataResponse removeSchemaVersionMetadata(
      RemoveSchemaVersionMetadataRequest request) {
    SchemaVersions.Shown version =
        versions.load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber());
    metadata.remove(version.version(), request.metadataKeyValue());
    return Pojos.copy(
            answer(version, request.metadataKeyValue()),
            RemoveSchemaVersionMetadataResponse.builder())
        .build();
  }

  /** The same for a pair that came and for one that went. */
  private PutSchemaVersionMetadataResponse answer(
      SchemaVersions.Shown version, MetadataKeyValuePair pair) {
    SchemaName name = version.schema().name();
    return PutSchemaVersionMetadataResponse.builder()
        .schemaArn(name.arn())
        .schemaName(name.name())
        .registryName(name.registry())
        .latestVersion(versions.isLatest(version.version()))
        .versionNumber(version.version().version())
        .schemaVersionId(version.version().id())
        .metadataKey(pair.metadataKey())
        .metadataValue(pair.metadataValue())
        .build();
  }

  @Override
  public QuerySchemaVersionMetadataResponse querySchemaVersionMetadata(
      QuerySchemaVersionMetadataRequest request) {
    SchemaVersionRow version =
        versions
            .load(request.schemaId(), request.schemaVersionId(), request.schemaVersionNumber())
            .version();
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<SchemaMetadata.Entry> page =
        page(metadata.list(version), request.metadataList(), limit, request.nextToken());
    Map<String, List<SchemaMetadata.Entry>> byKey = new LinkedHashMap<>();
    for (SchemaMetadata.Entry entry : page.items()) {
      byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    }
    Map<String, MetadataInfo> infos = new LinkedHashMap<>();
    byKey.forEach((key, entries) -> infos.put(key, info(entries)));
    return QuerySchemaVersionMetadataResponse.builder()
        .schemaVersionId(version.id())
        .metadataInfoMap(infos)
        .nextToken(page.nextToken())
        .build();
  }

  /** A version has ten pairs at most, so all of them are at hand. */
  private static Page<SchemaMetadata.Entry> page(
      List<SchemaMetadata.Entry> all,
      List<MetadataKeyValuePair> asked,
      int limit,
      @Nullable String token) {
    Optional<SchemaMetadata.Entry> after =
        SchemaMetadata.Entry.at(CatalogErrors.position(token, 3));
    List<SchemaMetadata.Entry> rest =
        all.stream()
            .filter(entry -> wanted(entry, asked))
            .filter(entry -> after.isEmpty() || entry.compareTo(after.get()) > 0)
            .sorted()
            .limit(limit + 1L)
            .toList();
    return Page.cut(rest, limit, SchemaMetadata.Entry::position);
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

package io.mastic.catalog.table;

import io.mastic.catalog.expression.KeyType;
import io.mastic.catalog.expression.PartitionKey;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.view.Views;
import io.mastic.contract.Pojos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;

/**
 * A stored table, in one of its versions.
 *
 * @param document the TableInput as AWS JSON
 * @param partitionSets as {@link PartitionSets} stores it
 */
public record TableRow(
    long id,
    TableName name,
    long version,
    String document,
    Creation created,
    long updatedAt,
    @Nullable String partitionSets) {

  /** Who made it, and when. */
  record Creation(String by, long at) {}

  public Table toTable() {
    Table.Builder builder = Pojos.read(document, Table.builder());
    Table said = builder.build();
    if (said.storageDescriptor() != null) {
      builder.storageDescriptor(StorageDescriptors.completed(said.storageDescriptor()));
    }
    return builder
        .retention(said.retention() == null ? Integer.valueOf(0) : said.retention())
        .name(name.name())
        .databaseName(name.database().name())
        .catalogId(name.scope().catalog())
        .createTime(Instant.ofEpochMilli(created.at()))
        .updateTime(Instant.ofEpochMilli(updatedAt))
        .createdBy(created.by())
        .versionId(String.valueOf(version))
        .isRegisteredWithLakeFormation(false)
        .isMultiDialectView(Views.isMultiDialect(said))
        .build();
  }

  /** What the client said. */
  TableInput toInput() {
    return Pojos.read(document, TableInput.builder()).build();
  }

  TableVersion toVersion() {
    return TableVersion.builder().table(toTable()).versionId(String.valueOf(version)).build();
  }

  public List<PartitionKey> partitionKeys() {
    return keys(toInput());
  }

  /** Where the rows of its partitions are. */
  public PartitionSets sets() {
    return PartitionSets.read(id, partitionSets, partitionKeys());
  }

  static List<PartitionKey> keys(TableInput input) {
    List<PartitionKey> keys = new ArrayList<>();
    for (Column column : input.partitionKeys()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      keys.add(new PartitionKey(name, KeyType.of(column.type()), keys.size()));
    }
    return keys;
  }

  TableRow changed(String newDocument, long now) {
    return new TableRow(id, name, version + 1, newDocument, created, now, partitionSets);
  }
}

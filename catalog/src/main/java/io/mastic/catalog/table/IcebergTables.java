package io.mastic.catalog.table;

import io.mastic.catalog.iceberg.IcebergTable;
import io.mastic.catalog.iceberg.MetadataFileException;
import io.mastic.catalog.iceberg.MetadataFiles;
import io.mastic.catalog.iceberg.NewIcebergTable;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.IcebergTableMetadata;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Iceberg tables whose metadata the catalog writes itself.
 *
 * <p>A document is written first, outside of any transaction, and becomes the table's by one
 * conditional update of its row. Whoever loses that race deletes the document that nobody saw.
 */
public final class IcebergTables {

  private static final Logger LOG = LoggerFactory.getLogger(IcebergTables.class);

  private static final String TYPE = "table_type";
  private static final String METADATA = "metadata_location";
  private static final String PREVIOUS = "previous_metadata_location";

  private final Tables tables;
  private final MetadataFiles files;

  public IcebergTables(Tables tables, MetadataFiles files) {
    this.tables = tables;
    this.files = files;
  }

  /** Creates a table with its first metadata. */
  void create(DatabaseName database, NewIcebergTable asked, List<PartitionIndex> indexes) {
    tables.checkFree(database.table(asked.said().name()));
    publish(asked.table(), () -> tables.create(database, described(asked), indexes));
  }

  private static TableInput described(NewIcebergTable asked) {
    IcebergTable table = asked.table();
    TableInput said = asked.said();
    StorageDescriptor.Builder storage =
        said.storageDescriptor() == null
            ? StorageDescriptor.builder().location(table.tableLocation())
            : said.storageDescriptor().toBuilder();
    Map<String, String> parameters = new HashMap<>(said.parameters());
    parameters.put(TYPE, "ICEBERG");
    parameters.put(METADATA, table.location());
    return said.toBuilder()
        .tableType("EXTERNAL_TABLE")
        .storageDescriptor(storage.columns(table.columns()).build())
        .partitionKeys(List.of())
        .parameters(parameters)
        .build();
  }

  /**
   * Applies updates to a table's metadata.
   *
   * @param expectedVersion the version that must be current; null for the one that is found
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentModificationException if the table
   *     changed meanwhile
   */
  void update(
      TableName name,
      List<IcebergTableUpdate> updates,
      @Nullable String expectedVersion,
      Tables.Archive archive) {
    TableRow seen = tables.row(name);
    if (expectedVersion != null && !expectedVersion.equals(String.valueOf(seen.version()))) {
      throw CatalogErrors.staleVersion();
    }
    TableInput said = seen.toInput();
    IcebergTable now = current(said.name(), said.parameters());
    IcebergTable next = now.updated(updates);
    TableInput changed = described(said, now, next);
    if (next.location().equals(now.location())) {
      tables.swap(seen, changed, archive);
    } else {
      publish(next, () -> tables.swap(seen, changed, archive));
    }
  }

  private static TableInput described(TableInput said, IcebergTable now, IcebergTable next) {
    StorageDescriptor storage =
        said.storageDescriptor() == null
            ? StorageDescriptor.builder().build()
            : said.storageDescriptor();
    boolean moved = !next.tableLocation().equals(now.tableLocation());
    Map<String, String> parameters = new HashMap<>(said.parameters());
    parameters.put(METADATA, next.location());
    if (!next.location().equals(now.location())) {
      parameters.put(PREVIOUS, now.location());
    }
    return said.toBuilder()
        .storageDescriptor(
            storage.toBuilder()
                .columns(next.columns())
                .location(moved ? next.tableLocation() : storage.location())
                .build())
        .parameters(parameters)
        .build();
  }

  /** The metadata that the table names. */
  IcebergTableMetadata metadata(Table table) {
    return current(table.name(), table.parameters()).shown();
  }

  private IcebergTable current(String name, Map<String, String> parameters) {
    String location = parameters.get(METADATA);
    if (!"ICEBERG".equalsIgnoreCase(parameters.get(TYPE)) || location == null) {
      throw Errors.invalidInput("Table " + name + " is not an Iceberg table.");
    }
    return IcebergTable.read(location, stored(() -> files.read(location)));
  }

  /** Writes a document and makes it the table's, or leaves nothing behind. */
  private void publish(IcebergTable table, Runnable swap) {
    stored(
        () -> {
          files.write(table.location(), table.document());
          return table;
        });
    try {
      swap.run();
    } catch (GlueException e) {
      // Refused, so nobody points to it. After any other failure the commit may have happened.
      discard(table.location());
      throw e;
    }
  }

  private void discard(String location) {
    try {
      files.delete(location);
    } catch (RuntimeException e) {
      LOG.warn("The unused document {} stays: {}", location, e.toString());
    }
  }

  private static <T> T stored(Supplier<T> work) {
    try {
      return work.get();
    } catch (MetadataFileException e) {
      throw Errors.invalidInput("Cannot access Iceberg metadata: " + e.getMessage());
    }
  }
}

package io.mastic.catalog.registry;

import io.mastic.catalog.schema.SchemaColumns;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.SchemaReference;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Columns of tables that name a schema of the registry in their place. They are read anew each
 * time, so that a table which names no version has the newest one's.
 */
public final class RegisteredColumns {

  private RegisteredColumns() {}

  /**
   * @throws EntityNotFoundException if a descriptor without columns names a schema that is not
   *     there
   */
  public static void check(Handle h, @Nullable StorageDescriptor storage) {
    find(storage).ifPresent(reference -> load(h, reference));
  }

  /** The table with the columns of its schema; without any once that is gone. */
  public static Table shown(Handle h, Table table) {
    StorageDescriptor storage = table.storageDescriptor();
    return find(storage)
        .map(
            reference -> {
              try {
                List<Column> columns = load(h, reference);
                return table.toBuilder()
                    .storageDescriptor(storage.toBuilder().columns(columns).build())
                    .build();
              } catch (EntityNotFoundException e) {
                return table;
              }
            })
        .orElse(table);
  }

  /** Columns that a client says itself stand. */
  private static Optional<SchemaReference> find(@Nullable StorageDescriptor storage) {
    return storage != null && storage.columns().isEmpty()
        ? Optional.ofNullable(storage.schemaReference())
        : Optional.empty();
  }

  private static List<Column> load(Handle h, SchemaReference reference) {
    SchemaVersionNumber number =
        reference.schemaVersionId() != null
            ? null
            : reference.schemaVersionNumber() == null
                ? SchemaVersionNumber.builder().latestVersion(true).build()
                : SchemaVersionNumber.builder()
                    .versionNumber(reference.schemaVersionNumber())
                    .build();
    SchemaVersions.Shown found =
        SchemaVersions.load(h, reference.schemaId(), reference.schemaVersionId(), number);
    return SchemaColumns.of(found.schema().format(), found.version().definition());
  }
}

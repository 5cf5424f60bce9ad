package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.analysis.NoSuchPartitionException;
import org.apache.spark.sql.catalyst.analysis.PartitionsAlreadyExistException;
import org.apache.spark.sql.catalyst.catalog.CatalogTablePartition;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidStateException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;

/** The partitions of a table. */
record HivePartitions(HiveTables tables, Table table, PartitionForm form) {

  private static final int BATCH = 100;

  static HivePartitions of(HiveTables tables, Table table) {
    return new HivePartitions(tables, table, PartitionForm.of(table));
  }

  /** Whether what is there already is kept, or an error. */
  enum Existing {
    KEPT,
    REFUSED
  }

  /** Those of a filter in Glue's words; all for null. Pages are read as they come. */
  List<CatalogTablePartition> list(@Nullable String expression) {
    List<Partition> found = stored(expression);
    if (found.isEmpty() && "true".equalsIgnoreCase(table.parameters().get("projection.enabled"))) {
      refuseProjection(expression);
    }
    return found.stream().map(form::of).toList();
  }

  private List<Partition> stored(@Nullable String expression) {
    return Refusal.named(
        "the partitions of " + name(),
        () -> {
          try {
            return listed(expression);
          } catch (InvalidStateException e) {
            // Some value is none of its key's type: Spark takes it for null, and filters by itself.
            return listed(null);
          }
        });
  }

  private List<Partition> listed(@Nullable String expression) {
    return GlueCatalog.of(null)
        .listPartitions(
            table.databaseName(), table.name(), expression, ColumnOrder.ofPartitions(table));
  }

  private void refuseProjection(@Nullable String expression) {
    boolean none =
        expression == null
            || GlueCatalog.client()
                .getPartitions(
                    r -> r.databaseName(table.databaseName()).tableName(table.name()).maxResults(1))
                .partitions()
                .isEmpty();
    if (none) {
      throw Refusal.of(
          "The table "
              + name()
              + " has its partitions by partition projection (projection.enabled), which Spark does"
              + " not know, and none in the catalog: add them with MSCK REPAIR TABLE or a crawler");
    }
  }

  Optional<CatalogTablePartition> find(Map<String, String> spec) {
    return findStored(form.values(spec)).map(form::of);
  }

  private Optional<Partition> findStored(List<String> values) {
    try {
      return Optional.of(
          Refusal.named(
              "the partition " + values + " of " + name(),
              () ->
                  GlueCatalog.client()
                      .getPartition(
                          r ->
                              r.databaseName(table.databaseName())
                                  .tableName(table.name())
                                  .partitionValues(values))
                      .partition()));
    } catch (EntityNotFoundException none) {
      return Optional.empty();
    }
  }

  void create(List<CatalogTablePartition> partitions, Existing existing) {
    for (CatalogTablePartition partition : partitions) {
      if (partition.storage().locationUri().isDefined()) {
        makeFolder(new Path(partition.storage().locationUri().get()));
      }
    }
    add(partitions.stream().map(form::input).toList(), existing);
  }

  /** As a metastore does: a partition without a file yet has no rows, rather than no place. */
  private void makeFolder(Path path) {
    try {
      FileSystem files = path.getFileSystem(tables.conf());
      if (!files.exists(path)) {
        files.mkdirs(path);
      }
    } catch (IOException e) {
      throw Refusal.because("The folder " + path + " of " + name() + " cannot be made: " + e, e);
    }
  }

  void add(List<PartitionInput> inputs, Existing existing) {
    for (int start = 0; start < inputs.size(); start += BATCH) {
      List<PartitionInput> batch = inputs.subList(start, Math.min(start + BATCH, inputs.size()));
      List<PartitionError> errors =
          Refusal.named(
              "partitions of " + name(),
              () ->
                  GlueCatalog.client()
                      .batchCreatePartition(
                          r ->
                              r.databaseName(table.databaseName())
                                  .tableName(table.name())
                                  .partitionInputList(batch))
                      .errors());
      errors.forEach(error -> refuse(error, existing));
    }
  }

  private void refuse(PartitionError error, Existing existing) {
    String code = error.errorDetail() == null ? "" : error.errorDetail().errorCode();
    if ("AlreadyExistsException".equals(code)) {
      if (existing == Existing.KEPT) {
        return;
      }
      throw Refusal.thrown(
          new PartitionsAlreadyExistException(
              table.databaseName(), table.name(), ScalaValues.map(spec(error.partitionValues()))));
    }
    throw Refusal.of(
        "The Data Catalog refused the partition "
            + error.partitionValues()
            + " of "
            + name()
            + ": "
            + (error.errorDetail() == null ? code : error.errorDetail().errorMessage()));
  }

  /**
   * @param specs which may name some of the keys only, then all partitions with these are meant
   */
  void drop(List<Map<String, String>> specs, boolean ignoreMissing, boolean retainData) {
    List<CatalogTablePartition> dropped = new ArrayList<>();
    for (Map<String, String> spec : specs) {
      List<CatalogTablePartition> found = matching(spec);
      if (found.isEmpty() && !ignoreMissing) {
        throw missing(spec);
      }
      dropped.addAll(found);
    }
    for (CatalogTablePartition partition : dropped) {
      List<String> values = form.values(ScalaValues.map(partition.spec()));
      Refusal.named(
          "to drop the partition " + values + " of " + name(),
          () ->
              GlueCatalog.client()
                  .deletePartition(
                      r ->
                          r.databaseName(table.databaseName())
                              .tableName(table.name())
                              .partitionValues(values)));
      if (!retainData && TableForm.type(table).equals(CatalogTableType.MANAGED())) {
        tables.delete(partition.location().toString());
      }
    }
  }

  List<CatalogTablePartition> matching(Map<String, String> spec) {
    return list(PartitionFilter.of(table, spec)).stream()
        .filter(p -> ScalaValues.map(p.spec()).entrySet().containsAll(spec.entrySet()))
        .toList();
  }

  void alter(List<CatalogTablePartition> partitions) {
    for (CatalogTablePartition partition : partitions) {
      List<String> values = form.values(ScalaValues.map(partition.spec()));
      Partition stored =
          findStored(values).orElseThrow(() -> missing(ScalaValues.map(partition.spec())));
      update(values, form.changed(stored, partition));
    }
  }

  /** The files of a table of Spark's own move along; others stay where they are. */
  void rename(Map<String, String> from, Map<String, String> to) {
    List<String> values = form.values(from);
    Partition stored = findStored(values).orElseThrow(() -> missing(from));
    PartitionInput.Builder input =
        PartitionInput.builder()
            .values(form.values(to))
            .parameters(stored.parameters())
            .lastAnalyzedTime(stored.lastAnalyzedTime())
            .storageDescriptor(stored.storageDescriptor());
    if (TableForm.type(table).equals(CatalogTableType.MANAGED())) {
      String target = defaultLocation(to).toString();
      move(stored.storageDescriptor().location(), target);
      input.storageDescriptor(stored.storageDescriptor().toBuilder().location(target).build());
    }
    update(values, input.build());
  }

  private void move(String from, String to) {
    try {
      Path source = new Path(from);
      Path target = new Path(to);
      FileSystem files = source.getFileSystem(tables.conf());
      if (files.exists(source)) {
        files.mkdirs(target.getParent());
        if (!files.rename(source, target)) {
          throw new IOException(target + " could not be made");
        }
      }
    } catch (IOException e) {
      throw Refusal.because("The files of a partition of " + name() + " cannot be moved: " + e, e);
    }
  }

  private void update(List<String> values, PartitionInput input) {
    Refusal.named(
        "the change of the partition " + values + " of " + name(),
        () ->
            GlueCatalog.client()
                .updatePartition(
                    r ->
                        r.databaseName(table.databaseName())
                            .tableName(table.name())
                            .partitionValueList(values)
                            .partitionInput(input)));
  }

  /** Where a partition lies if nothing else is said. */
  Path defaultLocation(Map<String, String> spec) {
    return new Path(
        TableForm.storage(table).location(),
        PartitionFilter.folder(form.keys(), form.values(spec)));
  }

  Map<String, String> spec(List<String> values) {
    Map<String, String> spec = new LinkedHashMap<>();
    for (int i = 0; i < form.keys().size(); i++) {
      spec.put(form.keys().get(i), values.get(i));
    }
    return spec;
  }

  private RuntimeException missing(Map<String, String> spec) {
    return Refusal.thrown(
        new NoSuchPartitionException(table.databaseName(), table.name(), ScalaValues.map(spec)));
  }

  private String name() {
    return table.databaseName() + "." + table.name();
  }
}

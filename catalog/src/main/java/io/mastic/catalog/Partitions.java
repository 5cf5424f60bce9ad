package io.mastic.catalog;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/** The partitions of tables. */
public final class Partitions {

  private final Db db;
  private final Clock clock;

  Partitions(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Creates partitions, any number of them, in one transaction.
   *
   * @return one error for each that was there already; the others are created
   */
  public List<PartitionError> create(TableName name, List<PartitionInput> inputs) {
    return db.write(
        h -> {
          TableRow table = Tables.load(h, name);
          var keys = table.partitionKeys();
          inputs.forEach(input -> checkValues(input.values(), keys.size()));
          List<PartitionRow> rows = rows(h, table, inputs);
          Set<String> fresh = PartitionStore.insert(h, table.id(), keys, rows);
          List<PartitionError> errors = new ArrayList<>();
          for (PartitionRow row : rows) {
            if (!fresh.remove(row.id())) {
              errors.add(error(row.values()));
            }
          }
          return errors;
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(TableName name, PartitionInput input) {
    if (!create(name, List.of(input)).isEmpty()) {
      throw CatalogErrors.partitionExists();
    }
  }

  /** The rows to be, with the shapes that they share stored. */
  private List<PartitionRow> rows(Handle h, TableRow table, List<PartitionInput> inputs) {
    long now = clock.millis();
    Map<String, String> shapes = new HashMap<>();
    List<PartitionRow> rows = new ArrayList<>(inputs.size());
    PartitionShape.Split split = null;
    for (PartitionInput input : inputs) {
      split = PartitionShape.split(input, split);
      if (split.shapeId() != null && split.shape() != null) {
        shapes.put(split.shapeId(), split.shape());
      }
      rows.add(PartitionRow.of(input, split, now));
    }
    PartitionStore.insertShapes(h, table.id(), shapes);
    return rows;
  }

  public Optional<Partition> find(TableName name, List<String> values) {
    return findAll(name, List.of(values)).stream().findFirst();
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public Partition load(TableName name, List<String> values) {
    return find(name, values).orElseThrow(CatalogErrors::partitionNotFound);
  }

  /** Those of the asked that are there, in the order asked. */
  public List<Partition> findAll(TableName name, Collection<List<String>> values) {
    return db.read(
        h -> {
          TableRow table = Tables.load(h, name);
          int keys = table.partitionKeys().size();
          values.forEach(each -> checkValues(each, keys));
          List<String> ids = values.stream().map(ContentId::of).distinct().toList();
          Map<String, PartitionRow> found = PartitionStore.findAll(h, table.id(), ids);
          return show(h, table, ids.stream().map(found::get).filter(Objects::nonNull).toList());
        });
  }

  /** A page, in an order that is stable for the same expression. */
  public Page<Partition> list(TableName name, PartitionQuery query) {
    return db.read(
        h -> {
          TableRow table = Tables.load(h, name);
          Page<PartitionRow> page =
              PartitionListing.page(h, table.id(), table.partitionKeys(), query);
          return new Page<>(show(h, table, page.items()), page.nextToken());
        });
  }

  /** Replaces what the client said about a partition, and its values if the input has others. */
  public void update(TableName name, List<String> values, PartitionInput input) {
    db.writeOnly(h -> update(h, Tables.load(h, name), values, input));
  }

  private void update(Handle h, TableRow table, List<String> values, PartitionInput input) {
    var keys = table.partitionKeys();
    checkValues(values, keys.size());
    PartitionRow old =
        PartitionStore.find(h, table.id(), ContentId.of(values))
            .orElseThrow(CatalogErrors::partitionNotFound);
    PartitionInput whole =
        input.values().isEmpty() ? input.toBuilder().values(values).build() : input;
    checkValues(whole.values(), keys.size());
    PartitionRow row = rows(h, table, List.of(whole)).get(0).createdAt(old.createdAt());
    if (row.id().equals(old.id())) {
      PartitionStore.update(h, table.id(), row);
      return;
    }
    if (PartitionStore.insert(h, table.id(), keys, List.of(row)).isEmpty()) {
      throw CatalogErrors.partitionExists();
    }
    PartitionStore.delete(h, table.id(), old.id());
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public void delete(TableName name, List<String> values) {
    db.writeOnly(
        h -> {
          TableRow table = Tables.load(h, name);
          checkValues(values, table.partitionKeys().size());
          if (!PartitionStore.delete(h, table.id(), ContentId.of(values))) {
            throw CatalogErrors.partitionNotFound();
          }
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  void requireTable(TableName name) {
    db.read(h -> Tables.load(h, name));
  }

  private static List<Partition> show(Handle h, TableRow table, List<PartitionRow> rows) {
    Set<String> shapeIds = new TreeSet<>();
    rows.stream().map(PartitionRow::shapeId).filter(Objects::nonNull).forEach(shapeIds::add);
    Map<String, StorageDescriptor> shapes = new LinkedHashMap<>();
    PartitionStore.shapes(h, table.id(), shapeIds)
        .forEach((id, json) -> shapes.put(id, shape(json)));
    return rows.stream().map(row -> show(table, row, shapes.get(row.shapeId()))).toList();
  }

  private static StorageDescriptor shape(String json) {
    return Descriptors.completed(Pojos.read(json, StorageDescriptor.builder()).build());
  }

  private static Partition show(
      TableRow table, PartitionRow row, @Nullable StorageDescriptor shape) {
    return PartitionShape.join(row.document(), shape)
        .values(row.values())
        .databaseName(table.name().database().name())
        .tableName(table.name().name())
        .catalogId(table.name().scope().catalog())
        .creationTime(Instant.ofEpochMilli(row.createdAt()))
        .build();
  }

  static void checkValues(List<String> values, int keys) {
    if (values.size() != keys || keys == 0) {
      throw CatalogErrors.wrongNumberOfValues();
    }
  }

  private static PartitionError error(List<String> values) {
    return PartitionError.builder()
        .partitionValues(values)
        .errorDetail(CatalogErrors.detail(CatalogErrors.partitionExists()))
        .build();
  }
}

package io.mastic.catalog.partition;

import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.ContentId;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.StorageDescriptors;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.Tables;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  private static final int AN_EVENT = 100;

  /** What values may take of a change, beside the name of the database. */
  private static final int ROOM = Change.MOST - 400;

  private final Db db;
  private final Clock clock;
  private final PartitionParts parts;
  private volatile Publisher news = Publisher.NOBODY;

  public Partitions(Db db, Clock clock, PartitionParts parts) {
    this.db = db;
    this.clock = clock;
    this.parts = parts;
  }

  /** Has what becomes of partitions published; at wiring. */
  public void publishTo(Publisher publisher) {
    news = publisher;
  }

  /** Told in pieces, as an event has its limits; values that are beyond these are not named. */
  private void tell(Handle h, TableName name, String what, List<List<String>> partitions) {
    StringBuilder piece = new StringBuilder();
    int count = 0;
    for (List<String> values : partitions) {
      String json = Json.write(values);
      String fitting = json.length() > ROOM ? "" : json;
      if (count > 0 && (count == AN_EVENT || piece.length() + fitting.length() >= ROOM)) {
        publish(h, name, what, piece);
        piece.setLength(0);
        count = 0;
      }
      piece.append(piece.isEmpty() || fitting.isEmpty() ? "" : ",").append(fitting);
      count++;
    }
    if (count > 0) {
      publish(h, name, what, piece);
    }
  }

  private void publish(Handle h, TableName name, String what, CharSequence partitions) {
    Scope scope = name.database().scope();
    news.publish(
        h,
        new Change(
            "partition",
            scope.account(),
            scope.region(),
            name.name(),
            what,
            Map.of("database", name.database().name(), "partitions", "[" + partitions + "]")));
  }

  /**
   * Creates partitions, any number of them, in one transaction.
   *
   * @return one error for each that was there already; the others are created
   */
  public List<PartitionError> create(TableName name, List<PartitionInput> inputs) {
    return create(name, inputs, "BatchCreatePartition");
  }

  private List<PartitionError> create(TableName name, List<PartitionInput> inputs, String what) {
    // Made before the transaction, which others may be waiting for.
    NewPartitions rows = NewPartitions.of(inputs, clock.millis());
    return db.write(
        h -> {
          TableRow table = Tables.load(h, name);
          inputs.forEach(input -> checkValues(input.values(), table.partitionKeys().size()));
          Set<String> fresh = rows.insert(h, table);
          List<PartitionError> errors = new ArrayList<>();
          List<List<String>> made = new ArrayList<>();
          for (PartitionRow row : rows.rows()) {
            if (fresh.remove(row.id())) {
              made.add(row.values());
            } else {
              errors.add(error(row.values()));
            }
          }
          tell(h, name, what, made);
          return errors;
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(TableName name, PartitionInput input) {
    if (!create(name, List.of(input), "CreatePartition").isEmpty()) {
      throw CatalogErrors.partitionExists();
    }
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
          return show(h, table, PartitionStore.findAll(h, table, List.copyOf(values)));
        });
  }

  /** A page, in an order that is stable for the same expression. */
  public Page<Partition> list(TableName name, PartitionQuery query) {
    return db.read(
        h -> {
          TableRow table = Tables.load(h, name);
          db.readInIndexOrder(h);
          Page<PartitionRow> page = PartitionListing.page(h, table, query);
          return new Page<>(show(h, table, page.items()), page.nextToken());
        });
  }

  /** Replaces what the client said about a partition, and its values if the input has others. */
  public void update(TableName name, List<String> values, PartitionInput input) {
    db.writeOnly(
        h -> {
          update(h, Tables.load(h, name), values, input);
          tell(h, name, "UpdatePartition", List.of(values));
        });
  }

  private void update(Handle h, TableRow table, List<String> values, PartitionInput input) {
    var keys = table.partitionKeys();
    checkValues(values, keys.size());
    PartitionRow old =
        PartitionStore.find(h, table, values).orElseThrow(CatalogErrors::partitionNotFound);
    PartitionInput whole =
        input.values().isEmpty() ? input.toBuilder().values(values).build() : input;
    checkValues(whole.values(), keys.size());
    NewPartitions changed = NewPartitions.of(List.of(whole), old.createdAt());
    if (changed.rows().get(0).id().equals(old.id())) {
      changed.replace(h, table);
      return;
    }
    if (changed.insert(h, table).isEmpty()) {
      throw CatalogErrors.partitionExists();
    }
    delete(h, table, values);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public void delete(TableName name, List<String> values) {
    db.writeOnly(
        h -> {
          TableRow table = Tables.load(h, name);
          checkValues(values, table.partitionKeys().size());
          if (!delete(h, table, values)) {
            throw CatalogErrors.partitionNotFound();
          }
          tell(h, name, "DeletePartition", List.of(values));
        });
  }

  /**
   * Puts each in the place of the partition that has its values; those without one are left out.
   */
  public void replaceAll(TableName name, List<PartitionInput> inputs) {
    NewPartitions changed = NewPartitions.of(inputs, clock.millis());
    db.writeOnly(
        h -> {
          changed.replace(h, Tables.load(h, name));
          tell(
              h,
              name,
              "BatchUpdatePartition",
              changed.rows().stream().map(PartitionRow::values).toList());
        });
  }

  private boolean delete(Handle h, TableRow table, List<String> values) {
    parts.deleted(h, table.id(), ContentId.of(values));
    return PartitionStore.delete(h, table, values);
  }

  /** Deletes those that are there of a few. */
  public void deleteAll(TableName name, Collection<List<String>> values) {
    db.writeOnly(
        h -> {
          TableRow table = Tables.load(h, name);
          List<List<String>> gone = values.stream().filter(each -> delete(h, table, each)).toList();
          tell(h, name, "BatchDeletePartition", gone);
        });
  }

  /**
   * Deletes all partitions of a table: they are gone at once, and their rows follow in small
   * transactions. Their statistics go first, which may take several; called again within a write,
   * it makes sure that nothing came in between.
   */
  public void deleteAll(TableName name) {
    while (db.write(h -> parts.clear(h, Tables.load(h, name).id()))) {
      // Some at a time.
    }
    db.writeOnly(h -> PartitionSorting.empty(h, Tables.load(h, name)));
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
    return StorageDescriptors.completed(Pojos.read(json, StorageDescriptor.builder()).build());
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

  public static void checkValues(List<String> values, int keys) {
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

package io.mastic.catalog;

import io.mastic.catalog.expression.PartitionKey;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.KeySchemaElement;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;
import software.amazon.awssdk.services.glue.model.PartitionIndexStatus;

/**
 * The partition indexes that clients ask for. The store indexes every partition key in any case, so
 * an index is active as soon as it is named.
 */
public final class PartitionIndexes {

  private static final int MOST = 3;

  private final Db db;

  PartitionIndexes(Db db) {
    this.db = db;
  }

  public void create(TableName table, PartitionIndex index) {
    db.writeOnly(h -> create(h, Tables.load(h, table), index));
  }

  public List<PartitionIndexDescriptor> list(TableName table) {
    return db.read(
        h -> {
          TableRow row = Tables.load(h, table);
          if (Views.isMultiDialect(row.toTable())) {
            throw Errors.invalidInput("Operation not supported on Multi Dialect Views");
          }
          List<PartitionKey> keys = row.partitionKeys();
          return stored(h, row.id()).stream().map(index -> describe(index, keys, row)).toList();
        });
  }

  public void delete(TableName table, String name) {
    db.writeOnly(
        h -> {
          int deleted =
              h.createUpdate(
                      "DELETE FROM catalog_partition_index WHERE table_id = :table AND name = :name")
                  .bind("table", Tables.load(h, table).id())
                  .bind("name", folded(name))
                  .execute();
          if (deleted == 0) {
            throw Errors.entityNotFound("Index with the given indexName : " + name + " not found.");
          }
        });
  }

  static void create(Handle h, TableRow table, PartitionIndex index) {
    List<PartitionIndex> there = stored(h, table.id());
    check(index, table, there);
    int inserted =
        h.createUpdate(
                "INSERT INTO catalog_partition_index (table_id, name, document)"
                    + " VALUES (:table, :name, :document) ON CONFLICT (table_id, name) DO NOTHING")
            .bind("table", table.id())
            .bind("name", folded(index.indexName()))
            .bind("document", Pojos.json(index))
            .execute();
    if (inserted == 0) {
      throw Errors.alreadyExists(
          "Index with the given indexName : " + index.indexName() + " already exists.");
    }
  }

  private static void check(PartitionIndex index, TableRow table, List<PartitionIndex> there) {
    if (there.size() >= MOST) {
      throw Errors.limitExceeded("A table can have at most " + MOST + " partition indexes.");
    }
    List<String> known = table.partitionKeys().stream().map(PartitionKey::name).toList();
    for (String key : index.keys()) {
      if (!known.contains(folded(key))) {
        throw Errors.invalidInput("Index key " + key + " is not a partition key of the table.");
      }
    }
  }

  private static List<PartitionIndex> stored(Handle h, long tableId) {
    return h.createQuery(
            "SELECT document FROM catalog_partition_index WHERE table_id = :table ORDER BY name")
        .bind("table", tableId)
        .map((rs, c) -> Pojos.read(rs.getString(1), PartitionIndex.builder()).build())
        .list();
  }

  private static PartitionIndexDescriptor describe(
      PartitionIndex index, List<PartitionKey> keys, TableRow table) {
    var types = table.toTable().partitionKeys();
    List<KeySchemaElement> schema =
        keys.stream()
            .filter(key -> index.keys().stream().anyMatch(k -> folded(k).equals(key.name())))
            .map(
                key ->
                    KeySchemaElement.builder()
                        .name(key.name())
                        .type(types.get(key.position()).type())
                        .build())
            .toList();
    return PartitionIndexDescriptor.builder()
        .indexName(index.indexName())
        .keys(schema)
        .indexStatus(PartitionIndexStatus.ACTIVE)
        .build();
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

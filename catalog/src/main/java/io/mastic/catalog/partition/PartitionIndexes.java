package io.mastic.catalog.partition;

import io.mastic.catalog.expression.PartitionKey;
import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.Tables;
import io.mastic.catalog.view.Views;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
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

  static final Children OF_TABLE = new ChildRows("catalog_partition_index", "table_id", "name");

  private final Db db;

  public PartitionIndexes(Db db) {
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
          List<PartitionIndex> there = stored(h, row.id());
          Map<String, String> types = there.isEmpty() ? Map.of() : types(row);
          return there.stream().map(index -> describe(index, types)).toList();
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
      throw exists(index, "name");
    }
  }

  private static void check(PartitionIndex index, TableRow table, List<PartitionIndex> there) {
    List<String> keys = folded(index.keys());
    List<String> unknown = new ArrayList<>(keys);
    unknown.removeAll(table.partitionKeys().stream().map(PartitionKey::name).toList());
    if (!unknown.isEmpty()) {
      throw Errors.invalidInput(
          "IndexKeys not a part of PartitionColumns. Verify the indexKeys : " + unknown);
    }
    for (PartitionIndex other : there) {
      if (folded(other.indexName()).equals(folded(index.indexName()))) {
        throw exists(other, "name");
      }
      if (folded(other.keys()).equals(keys)) {
        throw exists(other, "keys");
      }
    }
    if (there.size() >= MOST) {
      throw Errors.limitExceeded("Partition index limit exceeded. Maximum: " + MOST);
    }
  }

  private static AlreadyExistsException exists(PartitionIndex index, String same) {
    return Errors.alreadyExists(
        "Partition Index " + index.indexName() + " already exists with the same " + same + ".");
  }

  private static List<PartitionIndex> stored(Handle h, long tableId) {
    return h.createQuery(
            "SELECT document FROM catalog_partition_index WHERE table_id = :table ORDER BY name")
        .bind("table", tableId)
        .map((rs, c) -> Pojos.read(rs.getString(1), PartitionIndex.builder()).build())
        .list();
  }

  /** With the keys in the index's own order, which is what it is about. */
  private static PartitionIndexDescriptor describe(
      PartitionIndex index, Map<String, String> types) {
    return PartitionIndexDescriptor.builder()
        .indexName(index.indexName())
        .keys(folded(index.keys()).stream().map(key -> element(key, types)).toList())
        .indexStatus(PartitionIndexStatus.ACTIVE)
        .build();
  }

  private static KeySchemaElement element(String key, Map<String, String> types) {
    return KeySchemaElement.builder().name(key).type(types.getOrDefault(key, "string")).build();
  }

  private static Map<String, String> types(TableRow table) {
    Map<String, String> types = new HashMap<>();
    for (Column key : table.toTable().partitionKeys()) {
      types.put(folded(key.name()), key.type() == null ? "string" : key.type());
    }
    return types;
  }

  private static List<String> folded(List<String> names) {
    return names.stream().map(PartitionIndexes::folded).toList();
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

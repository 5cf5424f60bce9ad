package io.mastic.catalog;

import io.mastic.catalog.expression.KeyEncoding;
import io.mastic.catalog.expression.PartitionKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The rows of partitions. */
final class PartitionStore {

  /** The indexed columns, by the key of an IndexScan. */
  static final List<String> SORTED = List.of("sort_key", "k1", "k2", "k3", "k4", "k5", "k6", "k7");

  static final String COLUMNS = "id, vals, shape_id, document, created_at";
  private static final String WHERE_ONE =
      " WHERE table_id = :table AND sort_key = :sorted AND id = :id";
  private static final int ROWS_PER_STATEMENT = 250;
  private static final int CHUNK = 1_000;

  private PartitionStore() {}

  /** Inserts what is not there; gives the ids that were new. */
  static Set<String> insert(
      Handle h, long tableId, List<PartitionKey> keys, List<PartitionRow> rows) {
    Set<String> fresh = new HashSet<>();
    for (int i = 0; i < rows.size(); i += ROWS_PER_STATEMENT) {
      List<PartitionRow> some = rows.subList(i, Math.min(rows.size(), i + ROWS_PER_STATEMENT));
      String sql =
          "INSERT INTO catalog_partition (table_id, "
              + String.join(", ", SORTED)
              + ", "
              + COLUMNS
              + ") VALUES "
              + String.join(", ", Collections.nCopies(some.size(), placeholders()))
              + " ON CONFLICT (table_id, sort_key, id) DO NOTHING RETURNING id";
      fresh.addAll(insert(h, sql, tableId, keys, some));
    }
    return fresh;
  }

  /**
   * By JDBC itself: the values of a batch are many, and named binding costs more than the insert.
   */
  private static List<String> insert(
      Handle h, String sql, long tableId, List<PartitionKey> keys, List<PartitionRow> rows) {
    try (PreparedStatement insert = h.getConnection().prepareStatement(sql)) {
      int at = 1;
      for (PartitionRow row : rows) {
        insert.setLong(at++, tableId);
        for (String key : row.sortKeys(keys)) {
          insert.setString(at++, key);
        }
        insert.setString(at++, row.id());
        insert.setString(at++, KeyEncoding.join(row.values()));
        insert.setString(at++, row.shapeId());
        insert.setString(at++, row.document());
        insert.setLong(at++, row.createdAt());
      }
      List<String> fresh = new ArrayList<>();
      try (ResultSet returned = insert.executeQuery()) {
        while (returned.next()) {
          fresh.add(returned.getString(1));
        }
      }
      return fresh;
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused new partitions", e);
    }
  }

  private static String placeholders() {
    return "(" + "?, ".repeat(SORTED.size() + 5) + "?)";
  }

  static void insertShapes(Handle h, long tableId, Map<String, String> shapes) {
    shapes.forEach(
        (id, document) ->
            h.createUpdate(
                    "INSERT INTO catalog_partition_shape (table_id, id, document)"
                        + " VALUES (:table, :id, :document) ON CONFLICT (table_id, id) DO NOTHING")
                .bind("table", tableId)
                .bind("id", id)
                .bind("document", document)
                .execute());
  }

  static Map<String, String> shapes(Handle h, long tableId, Collection<String> ids) {
    Map<String, String> shapes = new HashMap<>();
    if (!ids.isEmpty()) {
      h.createQuery(
              "SELECT id, document FROM catalog_partition_shape"
                  + " WHERE table_id = :table AND id IN (<ids>)")
          .bind("table", tableId)
          .bindList("ids", List.copyOf(ids))
          .map((rs, c) -> shapes.put(rs.getString(1), rs.getString(2)))
          .list();
    }
    return shapes;
  }

  static Optional<PartitionRow> find(Handle h, TableRow table, List<String> values) {
    return findAll(h, table, List.of(values)).stream().findFirst();
  }

  /** Those that are there, in the order asked. */
  static List<PartitionRow> findAll(Handle h, TableRow table, List<List<String>> values) {
    List<PartitionKey> keys = table.partitionKeys();
    Map<String, PartitionRow> found = new HashMap<>();
    List<List<String>> asked = values.stream().distinct().toList();
    for (int i = 0; i < asked.size(); i += ROWS_PER_STATEMENT) {
      List<List<String>> some = asked.subList(i, Math.min(asked.size(), i + ROWS_PER_STATEMENT));
      Query query = h.createQuery(findSql(some.size()));
      int at = 0;
      for (List<String> each : some) {
        query.bind(at++, KeyEncoding.sortKey(keys, each)).bind(at++, ContentId.of(each));
      }
      query.bind(at, table.id()).map((rs, c) -> row(rs)).forEach(row -> found.put(row.id(), row));
    }
    return asked.stream()
        .map(each -> found.get(ContentId.of(each)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String findSql(int rows) {
    return "WITH asked (s, i) AS (VALUES "
        + String.join(", ", Collections.nCopies(rows, "(?, ?)"))
        + ") SELECT "
        + COLUMNS
        + " FROM asked JOIN catalog_partition ON sort_key = s AND id = i WHERE table_id = ?";
  }

  static boolean update(Handle h, TableRow table, PartitionRow row) {
    return h.createUpdate(
                "UPDATE catalog_partition SET shape_id = :shape, document = :document" + WHERE_ONE)
            .bind("shape", row.shapeId())
            .bind("document", row.document())
            .bindMap(key(table, row.values()))
            .execute()
        > 0;
  }

  static boolean delete(Handle h, TableRow table, List<String> values) {
    Map<String, Object> key = key(table, values);
    h.createUpdate(
            "DELETE FROM catalog_column_statistics WHERE table_id = :table AND partition_id = :id")
        .bindMap(key)
        .execute();
    return h.createUpdate("DELETE FROM catalog_partition" + WHERE_ONE).bindMap(key).execute() > 0;
  }

  private static Map<String, Object> key(TableRow table, List<String> values) {
    return Map.of(
        "table",
        table.id(),
        "sorted",
        KeyEncoding.sortKey(table.partitionKeys(), values),
        "id",
        ContentId.of(values));
  }

  /**
   * Makes all sort keys anew, after the types of the partition keys have changed. Rows change their
   * places while they are read, so each moves to a table id of no table first.
   */
  static void sortAgain(Handle h, TableRow table) {
    List<PartitionKey> keys = table.partitionKeys();
    long aside = -table.id();
    while (true) {
      List<Sorted> chunk = chunk(h, table.id());
      if (chunk.isEmpty()) {
        break;
      }
      PreparedBatch batch =
          h.prepareBatch(
              "UPDATE catalog_partition SET "
                  + String.join(" = ?, ", SORTED)
                  + " = ?, table_id = ? WHERE table_id = ? AND sort_key = ? AND id = ?");
      for (Sorted old : chunk) {
        int at = 0;
        for (String key : old.row().sortKeys(keys)) {
          batch.bind(at++, key);
        }
        batch.bind(at++, aside).bind(at++, table.id());
        batch.bind(at++, old.sortKey()).bind(at, old.row().id()).add();
      }
      batch.execute();
    }
    h.createUpdate("UPDATE catalog_partition SET table_id = :table WHERE table_id = :aside")
        .bind("table", table.id())
        .bind("aside", aside)
        .execute();
  }

  private record Sorted(String sortKey, PartitionRow row) {}

  private static List<Sorted> chunk(Handle h, long tableId) {
    return h.createQuery(
            "SELECT sort_key, "
                + COLUMNS
                + " FROM catalog_partition WHERE table_id = :table ORDER BY sort_key, id LIMIT :few")
        .bind("table", tableId)
        .bind("few", CHUNK)
        .map((rs, c) -> new Sorted(rs.getString(1), row(rs)))
        .list();
  }

  static PartitionRow row(ResultSet rs) throws SQLException {
    return new PartitionRow(
        rs.getString("id"),
        KeyEncoding.split(rs.getString("vals")),
        rs.getString("shape_id"),
        rs.getString("document"),
        rs.getLong("created_at"));
  }
}

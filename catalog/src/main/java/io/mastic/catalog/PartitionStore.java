package io.mastic.catalog;

import io.mastic.catalog.expression.KeyEncoding;
import io.mastic.catalog.expression.KeyRanges;
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
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of partitions. */
final class PartitionStore {

  /** The indexed columns, by the key of an IndexScan. */
  private static final List<String> SORTED =
      List.of("sort_key", "k1", "k2", "k3", "k4", "k5", "k6", "k7");

  private static final String COLUMNS = "id, vals, shape_id, document, created_at";
  private static final int ROWS_PER_STATEMENT = 250;
  private static final int CHUNK = 1_000;

  private PartitionStore() {}

  /**
   * A row that a scan met.
   *
   * @param key its sort key in the scan's index
   * @param partition null if the scan's test refused it
   */
  record Met(String id, String key, @Nullable PartitionRow partition) {}

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
              + " ON CONFLICT (table_id, id) DO NOTHING RETURNING id";
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

  static Optional<PartitionRow> find(Handle h, long tableId, String id) {
    return h.createQuery(
            "SELECT " + COLUMNS + " FROM catalog_partition WHERE table_id = :table AND id = :id")
        .bind("table", tableId)
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  static Map<String, PartitionRow> findAll(Handle h, long tableId, List<String> ids) {
    Map<String, PartitionRow> found = new HashMap<>();
    if (!ids.isEmpty()) {
      h.createQuery(
              "SELECT "
                  + COLUMNS
                  + " FROM catalog_partition WHERE table_id = :table AND id IN (<ids>)")
          .bind("table", tableId)
          .bindList("ids", ids)
          .map((rs, c) -> row(rs))
          .forEach(row -> found.put(row.id(), row));
    }
    return found;
  }

  /**
   * Rows of a range of one index, in its order.
   *
   * @param after the id behind which it goes on, among rows of the sort key {@code range.from()};
   *     empty for all of them
   */
  static List<Met> scan(
      Handle h,
      long tableId,
      int key,
      KeyRanges.Range range,
      String after,
      int limit,
      Predicate<Met> test) {
    String column = SORTED.get(key);
    String end = range.to() == null ? "" : " AND " + column + " < :to";
    String behind = after.isEmpty() ? "" : " AND (" + column + ", id) > (:from, :after)";
    String from = " FROM catalog_partition WHERE table_id = :table AND " + column + " >= :from";
    String order = " ORDER BY " + column + ", id LIMIT :limit";
    Query query =
        h.createQuery(
            "SELECT " + COLUMNS + ", " + column + " AS sorted" + from + end + behind + order);
    if (!after.isEmpty()) {
      query.bind("after", after);
    }
    return met(query, tableId, range.from(), range.to(), limit, test);
  }

  /** Rows of a range of ids, in the order of ids. */
  static List<Met> scanIds(
      Handle h, long tableId, String from, @Nullable String to, int limit, Predicate<Met> test) {
    String end = to == null ? "" : " AND id < :to";
    Query query =
        h.createQuery(
            "SELECT "
                + COLUMNS
                + ", id AS sorted FROM catalog_partition WHERE table_id = :table AND id > :from"
                + end
                + " ORDER BY id LIMIT :limit");
    return met(query, tableId, from, to, limit, test);
  }

  private static List<Met> met(
      Query query, long tableId, String from, @Nullable String to, int limit, Predicate<Met> test) {
    if (to != null) {
      query.bind("to", to);
    }
    return query
        .bind("table", tableId)
        .bind("from", from)
        .bind("limit", limit)
        .map((rs, c) -> new Met(rs.getString("id"), rs.getString("sorted"), row(rs)))
        .map(met -> test.test(met) ? met : new Met(met.id(), met.key(), null))
        .list();
  }

  /** How many rows lie in a range, counted up to {@code most}. */
  static int count(Handle h, long tableId, int key, KeyRanges.Range range, int most) {
    String column = SORTED.get(key);
    Query query =
        h.createQuery(
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM catalog_partition"
                    + " WHERE table_id = :table AND "
                    + column
                    + " >= :from"
                    + (range.to() == null ? "" : " AND " + column + " < :to")
                    + " LIMIT :most) AS few")
            .bind("table", tableId)
            .bind("from", range.from())
            .bind("most", most);
    if (range.to() != null) {
      query.bind("to", range.to());
    }
    return query.mapTo(Integer.class).one();
  }

  static boolean update(Handle h, long tableId, PartitionRow row) {
    return h.createUpdate(
                "UPDATE catalog_partition SET shape_id = :shape, document = :document"
                    + " WHERE table_id = :table AND id = :id")
            .bind("shape", row.shapeId())
            .bind("document", row.document())
            .bind("table", tableId)
            .bind("id", row.id())
            .execute()
        > 0;
  }

  static boolean delete(Handle h, long tableId, String id) {
    h.createUpdate(
            "DELETE FROM catalog_column_statistics WHERE table_id = :table AND partition_id = :id")
        .bind("table", tableId)
        .bind("id", id)
        .execute();
    return h.createUpdate("DELETE FROM catalog_partition WHERE table_id = :table AND id = :id")
            .bind("table", tableId)
            .bind("id", id)
            .execute()
        > 0;
  }

  /** Makes all sort keys anew, after the types of the partition keys have changed. */
  static void sortAgain(Handle h, TableRow table) {
    List<PartitionKey> keys = table.partitionKeys();
    String after = "";
    List<Met> chunk;
    do {
      chunk = scanIds(h, table.id(), after, null, CHUNK, met -> true);
      PreparedBatch batch =
          h.prepareBatch(
              "UPDATE catalog_partition SET "
                  + String.join(" = ?, ", SORTED)
                  + " = ? WHERE table_id = ? AND id = ?");
      for (Met met : chunk) {
        int at = 0;
        for (String key : Objects.requireNonNull(met.partition()).sortKeys(keys)) {
          batch.bind(at++, key);
        }
        batch.bind(at++, table.id()).bind(at, met.id()).add();
        after = met.id();
      }
      if (!chunk.isEmpty()) {
        batch.execute();
      }
    } while (chunk.size() == CHUNK);
  }

  private static PartitionRow row(ResultSet rs) throws SQLException {
    return new PartitionRow(
        rs.getString("id"),
        KeyEncoding.split(rs.getString("vals")),
        rs.getString("shape_id"),
        rs.getString("document"),
        rs.getLong("created_at"));
  }
}

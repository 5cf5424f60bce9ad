package io.mastic.catalog.partition;

import io.mastic.catalog.expression.KeyEncoding;
import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.scope.ContentId;
import io.mastic.catalog.table.PartitionSet;
import io.mastic.catalog.table.PartitionSets;
import io.mastic.catalog.table.TableRow;
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
import org.jdbi.v3.core.statement.Query;

/** The rows of partitions. */
public final class PartitionStore {

  /** The indexed columns, by the key of an IndexScan. */
  static final List<String> SORTED = List.of("sort_key", "k1", "k2", "k3", "k4", "k5", "k6", "k7");

  static final String COLUMNS = "id, vals, shape_id, document, created_at";
  private static final String WHERE_ONE =
      " WHERE table_id = :set AND sort_key = :sorted AND id = :id";
  private static final int ROWS_PER_STATEMENT = 250;

  static final Children OF_SET = new ChildRows("catalog_partition", "table_id", "sort_key, id");
  static final Children SHAPES = new ChildRows("catalog_partition_shape", "table_id", "id");

  private PartitionStore() {}

  /** Inserts what is not there; gives the ids that were new. */
  static Set<String> insert(Handle h, PartitionSets sets, List<PartitionRow> rows) {
    Set<String> fresh = insert(h, sets.current(), rows);
    sets.next()
        .ifPresent(
            set -> insert(h, set, rows.stream().filter(row -> fresh.contains(row.id())).toList()));
    return fresh;
  }

  static Set<String> insert(Handle h, PartitionSet set, List<PartitionRow> rows) {
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
      fresh.addAll(insert(h, sql, set, some));
    }
    return fresh;
  }

  /**
   * By JDBC itself: the values of a batch are many, and named binding costs more than the insert.
   */
  private static List<String> insert(
      Handle h, String sql, PartitionSet set, List<PartitionRow> rows) {
    try (PreparedStatement insert = h.getConnection().prepareStatement(sql)) {
      int at = 1;
      for (PartitionRow row : rows) {
        insert.setLong(at++, set.id());
        for (String key : row.sortKeys(set.keys())) {
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

  public static Optional<PartitionRow> find(Handle h, TableRow table, List<String> values) {
    return findAll(h, table, List.of(values)).stream().findFirst();
  }

  /** Those that are there, in the order asked. */
  static List<PartitionRow> findAll(Handle h, TableRow table, List<List<String>> values) {
    PartitionSet set = table.sets().current();
    Map<String, PartitionRow> found = new HashMap<>();
    List<List<String>> asked = values.stream().distinct().toList();
    for (int i = 0; i < asked.size(); i += ROWS_PER_STATEMENT) {
      List<List<String>> some = asked.subList(i, Math.min(asked.size(), i + ROWS_PER_STATEMENT));
      Query query = h.createQuery(findSql(some.size()));
      int at = 0;
      for (List<String> each : some) {
        query.bind(at++, KeyEncoding.sortKey(set.keys(), each)).bind(at++, ContentId.of(each));
      }
      query.bind(at, set.id()).map((rs, c) -> row(rs)).forEach(row -> found.put(row.id(), row));
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
    PartitionSets sets = table.sets();
    sets.next().ifPresent(set -> update(h, set, row));
    return update(h, sets.current(), row);
  }

  private static boolean update(Handle h, PartitionSet set, PartitionRow row) {
    return h.createUpdate(
                "UPDATE catalog_partition SET shape_id = :shape, document = :document" + WHERE_ONE)
            .bind("shape", row.shapeId())
            .bind("document", row.document())
            .bindMap(key(set, row.values()))
            .execute()
        > 0;
  }

  static boolean delete(Handle h, TableRow table, List<String> values) {
    PartitionSets sets = table.sets();
    sets.next().ifPresent(set -> delete(h, set, values));
    return delete(h, sets.current(), values);
  }

  private static boolean delete(Handle h, PartitionSet set, List<String> values) {
    return h.createUpdate("DELETE FROM catalog_partition" + WHERE_ONE)
            .bindMap(key(set, values))
            .execute()
        > 0;
  }

  private static Map<String, Object> key(PartitionSet set, List<String> values) {
    return Map.of(
        "set",
        set.id(),
        "sorted",
        KeyEncoding.sortKey(set.keys(), values),
        "id",
        ContentId.of(values));
  }

  /** A row, and where it stands in its set. */
  record Sorted(String sortKey, PartitionRow row) {}

  /** The rows of a set behind a place, in the order of the set. */
  static List<Sorted> after(Handle h, long setId, String sortKey, String id, int limit) {
    return h.createQuery(
            "SELECT sort_key, "
                + COLUMNS
                + " FROM catalog_partition WHERE table_id = :set"
                + " AND (sort_key, id) > (:sort, :id) ORDER BY sort_key, id LIMIT :limit")
        .bind("set", setId)
        .bind("sort", sortKey)
        .bind("id", id)
        .bind("limit", limit)
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

package io.mastic.catalog.partition;

import io.mastic.catalog.expression.CodePoints;
import io.mastic.catalog.expression.IndexScan;
import io.mastic.catalog.expression.KeyRanges;
import io.mastic.catalog.expression.PartitionKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads one slice of an index of partitions, in the index's order, from a place on. */
final class PartitionScan {

  /**
   * A row's place in an index.
   *
   * @param own the value of the index's single key; empty in the index of all keys
   */
  record Place(String own, String sorted, String id) {

    static final Place START = new Place("", "", "");
  }

  /** A row that was met, and where. */
  record Met(Place place, PartitionRow partition) {}

  private final Handle h;
  private final long setId;
  private final int key;
  private final String own;
  private final IndexScan.Slice slice;
  private final boolean isPoint;

  PartitionScan(Handle h, long setId, int key, IndexScan.Slice slice) {
    this.h = h;
    this.setId = setId;
    this.key = key;
    this.own = PartitionStore.SORTED.get(key);
    this.slice = slice;
    this.isPoint = key == 0 || slice.own().isPoint();
  }

  /** Whether all of the slice lies before a place. */
  boolean isBehind(Place place) {
    if (place.equals(Place.START)) {
      return false;
    }
    if (key == 0) {
      return ends(slice.sorted(), place.sorted());
    }
    return ends(slice.own(), place.own())
        || (isPoint
            && slice.own().from().equals(place.own())
            && ends(slice.sorted(), place.sorted()));
  }

  private static boolean ends(KeyRanges.Range range, String before) {
    return range.to() != null && CodePoints.ORDER.compare(range.to(), before) <= 0;
  }

  /** How many rows lie in the slice, counted up to {@code most}. */
  int count(int most) {
    Sql sql = new Sql("SELECT COUNT(*) FROM (SELECT 1 AS one FROM catalog_partition");
    where(sql, Place.START);
    sql.add(" LIMIT :most) AS few").bind("most", most);
    return sql.query(h).mapTo(Integer.class).one();
  }

  /** The place so many rows further; empty if the slice ends before. */
  Optional<Place> skip(Place after, int rows) {
    Sql sql = new Sql("SELECT " + place() + " FROM catalog_partition");
    where(sql, after);
    sql.add(" ORDER BY " + order() + " LIMIT 1 OFFSET :skipped").bind("skipped", rows - 1);
    return sql.query(h)
        .map((rs, c) -> new Place(rs.getString(1), rs.getString(2), rs.getString(3)))
        .findOne();
  }

  /**
   * Rows behind a place, not beyond another, that satisfy what the database can see.
   *
   * @param until null for the end of the slice
   * @param segment null for all
   */
  List<Met> read(
      Place after,
      @Nullable Place until,
      List<IndexScan.Condition> rest,
      @Nullable PartitionSegment segment,
      int limit) {
    Sql sql =
        new Sql("SELECT " + place() + ", " + PartitionStore.COLUMNS + " FROM catalog_partition");
    where(sql, after);
    if (until != null) {
      compare(sql, " <= ", "until", until);
    }
    for (IndexScan.Condition condition : rest) {
      // Not a bare column, which could tempt the database to use that column's index and then sort.
      String column = "(" + PartitionStore.SORTED.get(condition.key()) + " || '')";
      sql.between(column, "rest" + condition.key(), condition.range());
    }
    if (segment != null) {
      sql.between("id", "segment", new KeyRanges.Range(segment.from(), segment.to()));
    }
    sql.add(" ORDER BY " + order() + " LIMIT :limit").bind("limit", limit);
    return sql.query(h)
        .map(
            (rs, c) ->
                new Met(
                    new Place(rs.getString(1), rs.getString(2), rs.getString(3)),
                    PartitionStore.row(rs)))
        .list();
  }

  /**
   * Some value of a key that is none of its type and does not stand for null; two looks into the
   * key's index.
   *
   * @param key one that has an index
   */
  static Optional<String> stranger(Handle h, long setId, PartitionKey key) {
    for (KeyRanges.Range range : key.type().strangers()) {
      Sql sql = new Sql("SELECT " + PartitionStore.COLUMNS + " FROM catalog_partition");
      sql.add(" WHERE table_id = :set").bind("set", setId);
      sql.between(PartitionStore.SORTED.get(key.position()), "stranger", range);
      Optional<PartitionRow> met =
          sql.add(" LIMIT 1").query(h).map((rs, c) -> PartitionStore.row(rs)).findOne();
      if (met.isPresent()) {
        return Optional.of(met.get().values().get(key.position()));
      }
    }
    return Optional.empty();
  }

  private void where(Sql sql, Place after) {
    sql.add(" WHERE table_id = :set").bind("set", setId);
    if (key > 0 && isPoint) {
      sql.add(" AND " + own + " = :own").bind("own", slice.own().from());
    } else if (key > 0) {
      sql.between(own, "own", slice.own());
    }
    sql.between("sort_key", "sorted", slice.sorted());
    if (!after.equals(Place.START)) {
      compare(sql, " > ", "after", after);
    }
  }

  private void compare(Sql sql, String sign, String name, Place place) {
    if (isPoint && key > 0 && !place.own().equals(slice.own().from())) {
      return;
    }
    String values = ":" + name + "Sorted, :" + name + "Id";
    sql.add(
        " AND ("
            + order()
            + ")"
            + sign
            + "("
            + (isPoint ? "" : ":" + name + "Own, ")
            + values
            + ")");
    if (!isPoint) {
      sql.bind(name + "Own", place.own());
    }
    sql.bind(name + "Sorted", place.sorted()).bind(name + "Id", place.id());
  }

  private String order() {
    return isPoint ? "sort_key, id" : own + ", sort_key, id";
  }

  private String place() {
    return (key == 0 ? "''" : own) + " AS own, sort_key, id AS at";
  }

  /** A statement on its way, with its values. */
  private static final class Sql {

    private final StringBuilder text;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Sql(String start) {
      this.text = new StringBuilder(start);
    }

    Sql add(String more) {
      text.append(more);
      return this;
    }

    Sql bind(String name, Object value) {
      values.put(name, value);
      return this;
    }

    void between(String column, String name, KeyRanges.Range range) {
      if (!range.from().isEmpty()) {
        add(" AND " + column + " >= :" + name + "From").bind(name + "From", range.from());
      }
      if (range.to() != null) {
        add(" AND " + column + " < :" + name + "To").bind(name + "To", range.to());
      }
    }

    Query query(Handle h) {
      return h.createQuery(text.toString()).bindMap(values);
    }
  }
}

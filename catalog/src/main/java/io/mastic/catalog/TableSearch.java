package io.mastic.catalog;

import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.Sort;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Search over all tables of a catalog.
 *
 * <p>Without a sort criterion a page looks at a bounded number of tables in the order of their
 * names, and may be short; with one it looks at all, and keeps only a page of them.
 */
public final class TableSearch {

  private static final int CHUNK = 500;
  private static final int MOST_LOOKED_AT = 20_000;
  private static final int PARTS = 3;

  private final Db db;

  TableSearch(Db db) {
    this.db = db;
  }

  /** A table, and where it stands in the order of the answers. */
  private record Hit(String key, Table table) {
    List<String> position() {
      return List.of(key, table.databaseName(), table.name());
    }
  }

  /**
   * @param text words that all must occur, or a text in quotes that a property must be; null for
   *     any
   */
  public Page<Table> find(
      Scope scope,
      @Nullable String text,
      List<PropertyPredicate> filters,
      @Nullable SortCriterion sort,
      int limit,
      @Nullable String token) {
    Predicate<Table> wanted = new SearchText(text);
    for (PropertyPredicate filter : filters) {
      wanted = wanted.and(new SearchFilter(filter));
    }
    Predicate<Table> all = wanted;
    List<String> position = CatalogErrors.position(token, PARTS);
    return db.read(
        h -> {
          Catalogs.check(h, scope);
          return sort == null
              ? inOrder(h, scope, all, limit, position)
              : sorted(h, scope, all, sort, limit, position);
        });
  }

  private static Page<Table> inOrder(
      Handle h, Scope scope, Predicate<Table> wanted, int limit, List<String> position) {
    TableCursor cursor = new TableCursor(h, scope, CHUNK);
    if (!position.isEmpty()) {
      cursor.seek(position.get(1), position.get(2));
    }
    List<Hit> hits = new ArrayList<>();
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
      List<Table> chunk = cursor.next();
      chunk.stream().filter(wanted).forEach(table -> hits.add(new Hit("", table)));
      if (hits.size() > limit || chunk.size() < CHUNK) {
        return Page.cut(hits, limit, Hit::position).map(Hit::table);
      }
    }
    return new Page<>(
        hits.stream().map(Hit::table).toList(),
        PageToken.encode(List.of("", cursor.database(), cursor.table())));
  }

  private static Page<Table> sorted(
      Handle h,
      Scope scope,
      Predicate<Table> wanted,
      SortCriterion sort,
      int limit,
      List<String> position) {
    Comparator<List<String>> byKey = Comparator.comparing(parts -> parts.get(0));
    Comparator<List<String>> order =
        (sort.sort() == Sort.DESC ? byKey.reversed() : byKey)
            .thenComparing(parts -> parts.get(1))
            .thenComparing(parts -> parts.get(2));
    PriorityQueue<Hit> best =
        new PriorityQueue<>(Comparator.comparing(Hit::position, order).reversed());
    TableCursor cursor = new TableCursor(h, scope, CHUNK);
    List<Table> chunk;
    do {
      chunk = cursor.next();
      for (Table table : chunk) {
        Hit hit = new Hit(TableProperty.sortKey(table, sort.fieldName()), table);
        boolean behind = position.isEmpty() || order.compare(hit.position(), position) > 0;
        if (behind && wanted.test(table)) {
          best.add(hit);
          if (best.size() > limit + 1) {
            best.poll();
          }
        }
      }
    } while (chunk.size() == CHUNK);
    List<Hit> hits = best.stream().sorted(Comparator.comparing(Hit::position, order)).toList();
    return Page.cut(hits, limit, Hit::position).map(Hit::table);
  }
}

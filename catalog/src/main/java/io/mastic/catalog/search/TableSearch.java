package io.mastic.catalog.search;

import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.search.SearchOrders.Question;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.TableStore;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * names, and may be short; with one the first page looks at all of them, and those that follow go
 * on in the order that it found.
 */
public final class TableSearch {

  private static final int CHUNK = 500;
  private static final int MOST_LOOKED_AT = 20_000;
  private static final int PARTS = 3;

  private final Db db;
  private final SearchOrders orders;

  public TableSearch(Db db, Clock clock) {
    this.db = db;
    this.orders = new SearchOrders(clock);
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
      wanted = wanted.and(new TableFilter(filter));
    }
    Predicate<Table> all = wanted;
    List<String> position = CatalogErrors.position(token, PARTS);
    return db.read(
        h -> {
          NestedCatalogs.check(h, scope);
          return sort == null
              ? inOrder(h, scope, all, limit, position)
              : sorted(h, new Question(scope, text, filters, sort), all, limit, position);
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

  private Page<Table> sorted(
      Handle h, Question question, Predicate<Table> wanted, int limit, List<String> position) {
    Comparator<List<String>> order = order(question.sort());
    if (!position.isEmpty()) {
      Optional<List<List<String>>> known = orders.find(question);
      if (known.isPresent()) {
        List<List<String>> behind = behind(known.get(), order, position);
        return Page.cut(hits(h, question.scope(), behind, wanted, limit), limit, Hit::position)
            .map(Hit::table);
      }
    }
    List<List<String>> all = new ArrayList<>();
    PriorityQueue<Hit> best =
        new PriorityQueue<>(Comparator.comparing(Hit::position, order).reversed());
    TableCursor cursor = new TableCursor(h, question.scope(), CHUNK);
    List<Table> chunk;
    do {
      chunk = cursor.next();
      for (Table table : chunk) {
        if (wanted.test(table)) {
          Hit hit = new Hit(TableProperty.sortKey(table, question.sort().fieldName()), table);
          if (all.size() <= SearchOrders.MOST_PLACES) {
            all.add(hit.position());
          }
          if (position.isEmpty() || order.compare(hit.position(), position) > 0) {
            best.add(hit);
            if (best.size() > limit + 1) {
              best.poll();
            }
          }
        }
      }
    } while (chunk.size() == CHUNK);
    if (best.size() > limit) {
      all.sort(order);
      orders.remember(question, all);
    }
    List<Hit> hits = best.stream().sorted(Comparator.comparing(Hit::position, order)).toList();
    return Page.cut(hits, limit, Hit::position).map(Hit::table);
  }

  private static Comparator<List<String>> order(SortCriterion sort) {
    Comparator<List<String>> byKey = Comparator.comparing(parts -> parts.get(0));
    return (sort.sort() == Sort.DESC ? byKey.reversed() : byKey)
        .thenComparing(parts -> parts.get(1))
        .thenComparing(parts -> parts.get(2));
  }

  private static List<List<String>> behind(
      List<List<String>> all, Comparator<List<String>> order, List<String> position) {
    int at = Collections.binarySearch(all, position, order);
    return all.subList(at < 0 ? -at - 1 : at + 1, all.size());
  }

  /** One more than the limit, if there is, of those that are still there and still wanted. */
  private static List<Hit> hits(
      Handle h, Scope scope, List<List<String>> places, Predicate<Table> wanted, int limit) {
    List<Hit> hits = new ArrayList<>();
    for (List<String> place : places) {
      if (hits.size() > limit) {
        break;
      }
      TableName name = new DatabaseName(scope, place.get(1)).table(place.get(2));
      TableStore.find(h, name)
          .map(TableRow::toTable)
          .filter(wanted)
          .ifPresent(table -> hits.add(new Hit(place.get(0), table)));
    }
    return hits;
  }
}

package io.mastic.catalog.partition;

import io.mastic.catalog.expression.ExpressionException;
import io.mastic.catalog.expression.ExpressionParser;
import io.mastic.catalog.expression.IndexScan;
import io.mastic.catalog.expression.PartitionKey;
import io.mastic.catalog.expression.Predicate;
import io.mastic.catalog.partition.PartitionScan.Met;
import io.mastic.catalog.partition.PartitionScan.Place;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.table.PartitionSet;
import io.mastic.catalog.table.TableRow;
import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One page of a table's partitions: chooses an index, reads it in order from where the last page
 * ended, and tests what it meets.
 *
 * <p>The token says which index and the last row's place in it, so that pages stay right while
 * partitions come and go.
 */
final class PartitionListing {

  /** An index that leads to more rows than this is as good as any other. */
  private static final int MANY = 2_000;

  /**
   * Rows looked at for one page, at most; an expression that lets few through gives short pages.
   */
  private static final int MOST_LOOKED_AT = 50_000;

  /** Rows that one statement looks at, at most. */
  private static final int STEP = 5_000;

  private final Handle h;
  private final PartitionSet set;
  private final boolean isSorted;
  private final @Nullable Predicate predicate;
  private final @Nullable PartitionSegment segment;
  private final int limit;
  private final List<Met> found = new ArrayList<>();

  /** Whether what the chosen scan leads to was counted, and is little. */
  private boolean isSmall;

  private int looked;

  private PartitionListing(
      Handle h,
      TableRow table,
      @Nullable Predicate predicate,
      @Nullable PartitionSegment segment,
      int limit) {
    this.h = h;
    this.set = table.sets().current();
    this.isSorted = set.isSortedBy(table.partitionKeys());
    this.predicate = predicate;
    this.segment = segment;
    this.limit = limit;
  }

  static Page<PartitionRow> page(Handle h, TableRow table, PartitionQuery query) {
    Predicate predicate = parse(query.expression(), table.partitionKeys());
    PartitionListing listing =
        new PartitionListing(h, table, predicate, query.segment(), query.limit());
    List<String> position = CatalogErrors.position(query.token(), 5);
    if (position.isEmpty()) {
      listing.refuseStrangers();
    }
    return listing.page(position);
  }

  private static @Nullable Predicate parse(@Nullable String expression, List<PartitionKey> keys) {
    if (expression == null || expression.isBlank()) {
      return null;
    }
    try {
      return ExpressionParser.parse(expression, keys);
    } catch (ExpressionException e) {
      throw CatalogErrors.badExpression(String.valueOf(e.getMessage()));
    }
  }

  /** As AWS does where it cannot cast: an answer that leaves a partition out would look whole. */
  private void refuseStrangers() {
    if (predicate == null || !isSorted) {
      return;
    }
    predicate
        .compared()
        .distinct()
        .filter(key -> key.position() < PartitionStore.SORTED.size())
        .forEach(
            key ->
                PartitionScan.stranger(h, set.id(), key)
                    .ifPresent(
                        value -> {
                          throw CatalogErrors.strangeValue(key.name(), value, key.type().words());
                        }));
  }

  private Page<PartitionRow> page(List<String> position) {
    IndexScan scan = position.isEmpty() ? choose() : chosen(position.get(0), position.get(4));
    Place after =
        position.isEmpty()
            ? Place.START
            : new Place(position.get(1), position.get(2), position.get(3));
    Place left = read(scan, after);
    Page<Met> page = Page.cut(found, limit, met -> token(scan, met.place()));
    String token = left == null ? page.nextToken() : PageToken.encode(token(scan, left));
    return new Page<>(page.items(), token).map(Met::partition);
  }

  private List<String> token(IndexScan scan, Place place) {
    return List.of(
        String.valueOf(scan.key()),
        place.own(),
        place.sorted(),
        place.id(),
        Long.toHexString(set.id()));
  }

  /** Rows that stand in the order of other types are all looked at, until they are sorted again. */
  private List<IndexScan> candidates() {
    return predicate == null || !isSorted
        ? List.of(IndexScan.EVERYTHING)
        : IndexScan.candidates(predicate);
  }

  /** The index with the fewest rows to look at. */
  private IndexScan choose() {
    List<IndexScan> candidates = candidates();
    IndexScan best = candidates.get(0);
    int fewest = predicate == null ? MANY : count(best, MANY);
    for (IndexScan candidate : candidates.subList(1, candidates.size())) {
      int rows = count(candidate, fewest);
      if (rows < fewest) {
        best = candidate;
        fewest = rows;
      }
    }
    isSmall = fewest < MANY;
    return best;
  }

  private int count(IndexScan scan, int most) {
    int rows = 0;
    for (IndexScan.Slice slice : scan.slices()) {
      if (rows >= most) {
        break;
      }
      rows += new PartitionScan(h, set.id(), scan.key(), slice).count(most - rows);
    }
    return rows;
  }

  /** A place in one order says nothing in another. */
  private IndexScan chosen(String index, String inSet) {
    return candidates().stream()
        .filter(scan -> inSet.equals(Long.toHexString(set.id())))
        .filter(scan -> index.equals(String.valueOf(scan.key())))
        .findFirst()
        .orElseThrow(() -> Errors.invalidInput("Invalid NextToken."));
  }

  /** Gives a place if it left off there, before the end; null if the page is full, or the last. */
  private @Nullable Place read(IndexScan scan, Place start) {
    Place after = start;
    for (IndexScan.Slice slice : scan.slices()) {
      PartitionScan rows = new PartitionScan(h, set.id(), scan.key(), slice);
      boolean isOver = rows.isBehind(after);
      while (!isOver) {
        Place until = step(rows, after);
        int missing = limit + 1 - found.size();
        List<Met> met = rows.read(after, until, scan.rest(), segment, missing);
        met.stream().filter(this::passes).forEach(found::add);
        if (found.size() > limit) {
          return null;
        }
        boolean isFull = met.size() == missing;
        isOver = !isFull && until == null;
        if (!isOver) {
          after = isFull || until == null ? met.get(met.size() - 1).place() : until;
        }
        looked += until == null ? met.size() : STEP;
        if (!isOver && looked >= MOST_LOOKED_AT) {
          return after;
        }
      }
    }
    return null;
  }

  /**
   * Where to pause, so that no statement looks at more than a step; null if the slice's end is
   * near, or if every row passes.
   */
  private @Nullable Place step(PartitionScan rows, Place after) {
    return predicate == null || isSmall ? null : rows.skip(after, STEP).orElse(null);
  }

  private boolean passes(Met met) {
    return predicate == null || predicate.test(met.partition().values());
  }
}

package io.mastic.catalog;

import io.mastic.catalog.expression.CodePoints;
import io.mastic.catalog.expression.ExpressionException;
import io.mastic.catalog.expression.ExpressionParser;
import io.mastic.catalog.expression.IndexScan;
import io.mastic.catalog.expression.KeyRanges;
import io.mastic.catalog.expression.PartitionKey;
import io.mastic.catalog.expression.Predicate;
import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  private static final int CHUNK = 1_000;
  private static final String BY_ID = "id";

  private final Handle h;
  private final long tableId;
  private final @Nullable Predicate predicate;
  private final @Nullable PartitionSegment segment;
  private final int limit;
  private final List<PartitionStore.Met> found = new ArrayList<>();
  private int looked;

  private PartitionListing(
      Handle h,
      long tableId,
      @Nullable Predicate predicate,
      @Nullable PartitionSegment segment,
      int limit) {
    this.h = h;
    this.tableId = tableId;
    this.predicate = predicate;
    this.segment = segment;
    this.limit = limit;
  }

  static Page<PartitionRow> page(
      Handle h, long tableId, List<PartitionKey> keys, PartitionQuery query) {
    Predicate predicate = parse(query.expression(), keys);
    PartitionListing listing =
        new PartitionListing(h, tableId, predicate, query.segment(), query.limit());
    return listing.page(CatalogErrors.position(query.token(), 3));
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

  private Page<PartitionRow> page(List<String> position) {
    IndexScan scan = position.isEmpty() ? choose() : chosen(position.get(0));
    String left = scan == null ? readIds(position) : read(scan, position);
    String index = scan == null ? BY_ID : String.valueOf(scan.key());
    Page<PartitionStore.Met> page =
        Page.cut(found, limit, met -> List.of(index, met.key(), met.id()));
    String token = page.nextToken() != null ? page.nextToken() : left;
    return new Page<>(page.items(), token).map(met -> Objects.requireNonNull(met.partition()));
  }

  /** The index with the fewest rows to look at; null for the ids of a segment. */
  private @Nullable IndexScan choose() {
    if (predicate == null) {
      return segment == null ? IndexScan.EVERYTHING : null;
    }
    List<IndexScan> candidates = IndexScan.candidates(predicate);
    if (candidates.size() == 1 && segment == null) {
      return candidates.get(0);
    }
    IndexScan best = candidates.get(0);
    int fewest = Integer.MAX_VALUE;
    for (IndexScan candidate : candidates) {
      int rows = count(candidate, Math.min(fewest, MANY));
      if (rows < fewest) {
        best = candidate;
        fewest = rows;
      }
    }
    return segment != null && fewest >= MANY ? null : best;
  }

  private int count(IndexScan scan, int most) {
    int rows = 0;
    for (KeyRanges.Range range : scan.ranges().ranges()) {
      if (rows >= most) {
        break;
      }
      rows += PartitionStore.count(h, tableId, scan.key(), range, most - rows);
    }
    return rows;
  }

  private @Nullable IndexScan chosen(String index) {
    if (index.equals(BY_ID)) {
      return null;
    }
    List<IndexScan> candidates =
        predicate == null ? List.of(IndexScan.EVERYTHING) : IndexScan.candidates(predicate);
    return candidates.stream()
        .filter(scan -> index.equals(String.valueOf(scan.key())))
        .findFirst()
        .orElseThrow(() -> Errors.invalidInput("Invalid NextToken."));
  }

  /** Gives a token if it left off before the end and before the page was full. */
  private @Nullable String readIds(List<String> position) {
    PartitionSegment ids = segment == null ? new PartitionSegment("", null) : segment;
    String after = position.isEmpty() ? ids.from() : position.get(2);
    while (true) {
      int chunk = chunk();
      var met = PartitionStore.scanIds(h, tableId, after, ids.to(), chunk, this::passes);
      keep(met);
      if (met.size() < chunk || found.size() > limit) {
        return null;
      }
      after = met.get(met.size() - 1).id();
      if (looked >= MOST_LOOKED_AT) {
        return PageToken.encode(List.of(BY_ID, after, after));
      }
    }
  }

  private @Nullable String read(IndexScan scan, List<String> position) {
    String key = position.isEmpty() ? "" : position.get(1);
    String after = position.isEmpty() ? "" : position.get(2);
    for (KeyRanges.Range range : scan.ranges().ranges()) {
      if (range.to() != null && CodePoints.ORDER.compare(range.to(), key) <= 0) {
        continue;
      }
      KeyRanges.Range rest = range;
      if (CodePoints.ORDER.compare(key, range.from()) >= 0 && !after.isEmpty()) {
        rest = new KeyRanges.Range(key, range.to());
      } else {
        after = "";
      }
      while (true) {
        int chunk = chunk();
        var met = PartitionStore.scan(h, tableId, scan.key(), rest, after, chunk, this::passes);
        keep(met);
        if (found.size() > limit) {
          return null;
        }
        if (met.size() < chunk) {
          break;
        }
        key = met.get(met.size() - 1).key();
        after = met.get(met.size() - 1).id();
        rest = new KeyRanges.Range(key, range.to());
        if (looked >= MOST_LOOKED_AT) {
          return PageToken.encode(List.of(String.valueOf(scan.key()), key, after));
        }
      }
      after = "";
    }
    return null;
  }

  private int chunk() {
    int missing = limit + 1 - found.size();
    return predicate == null ? missing : Math.max(missing, CHUNK);
  }

  private void keep(List<PartitionStore.Met> met) {
    looked += met.size();
    met.stream().filter(m -> m.partition() != null).forEach(found::add);
  }

  private boolean passes(PartitionStore.Met met) {
    PartitionRow row = met.partition();
    return row != null
        && (segment == null || segment.holds(met.id()))
        && (predicate == null || predicate.test(row.values()));
  }
}

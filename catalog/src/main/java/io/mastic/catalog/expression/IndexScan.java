package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way to read the partitions that an expression lets through: ranges of one index.
 *
 * @param key 0 for the index over all keys in their order, else the position of a single key, 1 to
 *     7
 * @param ranges in the order of the index; what lies in them is still to be tested
 */
public record IndexScan(int key, KeyRanges ranges) {

  /** The last key position that has an index of its own. */
  public static final int LAST_INDEXED = 7;

  /** More combinations of leading values than this are not worth a probe of the index each. */
  private static final int MAX_RANGES = 512;

  /** All partitions, sorted by all their keys. */
  public static final IndexScan EVERYTHING = new IndexScan(0, KeyRanges.ALL);

  /** The ways there are, the one over leading keys first; at least one. */
  public static List<IndexScan> candidates(Predicate predicate) {
    Map<Integer, KeyRanges> ranges = predicate.ranges();
    List<IndexScan> scans = new ArrayList<>();
    if (ranges.containsKey(0)) {
      scans.add(new IndexScan(0, leading(ranges)));
    }
    for (int key = 1; key <= LAST_INDEXED; key++) {
      KeyRanges own = ranges.get(key);
      if (own != null) {
        scans.add(new IndexScan(key, cut(own.ranges())));
      }
    }
    return scans.isEmpty() ? List.of(EVERYTHING) : scans;
  }

  /** Follows the keys as long as each is one of a few values: year, then month, then day. */
  private static KeyRanges leading(Map<Integer, KeyRanges> ranges) {
    KeyRanges all = ranges.getOrDefault(0, KeyRanges.ALL);
    for (int key = 1; ranges.containsKey(key) && all.arePoints(); key++) {
      KeyRanges next = ranges.getOrDefault(key, KeyRanges.ALL);
      if ((long) all.ranges().size() * next.ranges().size() > MAX_RANGES) {
        break;
      }
      List<KeyRanges.Range> longer = new ArrayList<>();
      for (KeyRanges.Range range : all.ranges()) {
        String before = range.from() + KeyEncoding.BETWEEN;
        next.ranges().forEach(r -> longer.add(r.behind(before)));
      }
      all = KeyRanges.merged(longer);
    }
    return cut(all.ranges());
  }

  private static KeyRanges cut(List<KeyRanges.Range> ranges) {
    return KeyRanges.merged(ranges.stream().map(KeyRanges.Range::cut).toList());
  }
}

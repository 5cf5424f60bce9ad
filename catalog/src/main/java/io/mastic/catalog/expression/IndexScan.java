package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way to read the partitions that an expression lets through: slices of one index.
 *
 * <p>The index of all keys sorts by all keys in their order. That of a single key sorts by this key
 * first and then by all keys, so that a region narrows together with a range of days.
 *
 * @param key 0 for the index of all keys, else the position of a single key, 1 to 7
 * @param slices in the order of the index; what lies in them is still to be tested
 * @param rest what is known of the other keys, for the database to sort out what cannot pass
 */
public record IndexScan(int key, List<Slice> slices, List<Condition> rest) {

  /** The last key position that has an index of its own. */
  public static final int LAST_INDEXED = 7;

  /** More combinations of values than this are not worth a probe of the index each. */
  private static final int MAX_SLICES = 512;

  /** All partitions, sorted by all their keys. */
  public static final IndexScan EVERYTHING = new IndexScan(0, List.of(Slice.ALL), List.of());

  /**
   * @param own where the single key lies; everywhere in the index of all keys
   * @param sorted where all keys together lie
   */
  public record Slice(KeyRanges.Range own, KeyRanges.Range sorted) {
    static final Slice ALL = new Slice(KeyRanges.Range.ALL, KeyRanges.Range.ALL);
  }

  /** A range that a key must lie in; of key 0, all keys together. */
  public record Condition(int key, KeyRanges.Range range) {}

  public IndexScan {
    slices = List.copyOf(slices);
    rest = List.copyOf(rest);
  }

  /** The ways there are, the one over leading keys first; at least one. */
  public static List<IndexScan> candidates(Predicate predicate) {
    Map<Integer, KeyRanges> ranges = predicate.ranges();
    List<IndexScan> scans = new ArrayList<>();
    if (ranges.containsKey(0)) {
      List<Slice> slices =
          leading(ranges).ranges().stream().map(r -> new Slice(KeyRanges.Range.ALL, r)).toList();
      scans.add(new IndexScan(0, slices, rest(ranges, 0)));
    }
    for (int key = 1; key <= LAST_INDEXED; key++) {
      KeyRanges own = ranges.get(key);
      if (own != null) {
        scans.add(single(ranges, key, own));
      }
    }
    return scans.isEmpty() ? List.of(EVERYTHING) : scans;
  }

  private static IndexScan single(Map<Integer, KeyRanges> ranges, int key, KeyRanges own) {
    KeyRanges cut = cut(own);
    KeyRanges leading = leading(ranges);
    List<Condition> rest = new ArrayList<>(rest(ranges, key));
    if (!cut.arePoints() || cut.ranges().size() * leading.ranges().size() > MAX_SLICES) {
      if (leading.ranges().size() == 1) {
        rest.add(new Condition(0, leading.ranges().get(0)));
      }
      leading = KeyRanges.ALL;
    }
    List<Slice> slices = new ArrayList<>();
    for (KeyRanges.Range point : cut.ranges()) {
      leading.ranges().forEach(sorted -> slices.add(new Slice(point, sorted)));
    }
    return new IndexScan(key, slices, rest);
  }

  private static List<Condition> rest(Map<Integer, KeyRanges> ranges, int without) {
    List<Condition> rest = new ArrayList<>();
    for (int key = 1; key <= LAST_INDEXED; key++) {
      List<KeyRanges.Range> own = cut(ranges.getOrDefault(key, KeyRanges.ALL)).ranges();
      if (key != without && ranges.containsKey(key) && own.size() == 1) {
        rest.add(new Condition(key, own.get(0)));
      }
    }
    return rest;
  }

  /** Follows the keys as long as each is one of a few values: year, then month, then day. */
  private static KeyRanges leading(Map<Integer, KeyRanges> ranges) {
    KeyRanges all = ranges.getOrDefault(0, KeyRanges.ALL);
    for (int key = 1; ranges.containsKey(key) && all.arePoints(); key++) {
      KeyRanges next = ranges.getOrDefault(key, KeyRanges.ALL);
      if ((long) all.ranges().size() * next.ranges().size() > MAX_SLICES) {
        break;
      }
      List<KeyRanges.Range> longer = new ArrayList<>();
      for (KeyRanges.Range range : all.ranges()) {
        String before = range.from() + KeyEncoding.BETWEEN;
        next.ranges().forEach(r -> longer.add(r.behind(before)));
      }
      all = KeyRanges.merged(longer);
    }
    return cut(all);
  }

  private static KeyRanges cut(KeyRanges whole) {
    return KeyRanges.merged(whole.ranges().stream().map(KeyRanges.Range::cut).toList());
  }
}

package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the encoded values lie that an expression lets through: sorted ranges that do not touch.
 */
public record KeyRanges(List<Range> ranges) {

  /**
   * @param from the first
   * @param to the first that is beyond; null if the range has no end
   */
  public record Range(String from, @Nullable String to) {

    static final Range ALL = new Range("", null);

    /** Whether one value only lies in it. */
    public boolean isPoint() {
      return (from + KeyEncoding.BEHIND).equals(to);
    }

    boolean isEmpty() {
      return to != null && CodePoints.compare(from, to) >= 0;
    }

    Range within(Range other) {
      return new Range(later(from, other.from), sooner(to, other.to));
    }

    /** The same range behind the values of the keys before. */
    Range behind(String before) {
      String end = before.substring(0, before.length() - 1) + KeyEncoding.BEHIND;
      return new Range(before + from, to == null ? end : before + to);
    }

    /** Covers at least the same keys once those are cut to the limit of an index. */
    Range cut() {
      String end = to;
      if (end != null && end.length() > KeyEncoding.LIMIT) {
        end = CodePoints.truncate(end, KeyEncoding.LIMIT) + KeyEncoding.BEHIND;
      }
      return new Range(CodePoints.truncate(from, KeyEncoding.LIMIT), end);
    }
  }

  public static final KeyRanges ALL = new KeyRanges(List.of(Range.ALL));

  public KeyRanges {
    ranges = List.copyOf(ranges);
  }

  static KeyRanges of(Range range) {
    return new KeyRanges(range.isEmpty() ? List.of() : List.of(range));
  }

  /** Exactly that value. */
  static KeyRanges point(String encoded) {
    return of(new Range(encoded, encoded + KeyEncoding.BEHIND));
  }

  KeyRanges and(KeyRanges other) {
    List<Range> common = new ArrayList<>();
    for (Range a : ranges) {
      for (Range b : other.ranges) {
        Range both = a.within(b);
        if (!both.isEmpty()) {
          common.add(both);
        }
      }
    }
    return merged(common);
  }

  KeyRanges or(KeyRanges other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return merged(all);
  }

  static KeyRanges merged(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(Range::from, CodePoints.ORDER));
    List<Range> merged = new ArrayList<>();
    for (Range next : sorted) {
      Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && (last.to == null || CodePoints.compare(next.from, last.to) <= 0)) {
        merged.set(merged.size() - 1, new Range(last.from, further(last.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return new KeyRanges(merged);
  }

  /** Whether every range holds one value only, so that ranges of the next key can follow. */
  boolean arePoints() {
    return ranges.stream().allMatch(Range::isPoint);
  }

  private static String later(String a, String b) {
    return CodePoints.compare(a, b) >= 0 ? a : b;
  }

  private static @Nullable String sooner(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return CodePoints.compare(a, b) <= 0 ? a : b;
  }

  private static @Nullable String further(@Nullable String a, @Nullable String b) {
    return a == null || b == null ? null : later(a, b);
  }
}

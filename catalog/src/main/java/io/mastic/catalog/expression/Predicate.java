package io.mastic.catalog.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parsed expression over the values of a partition.
 *
 * <p>A value that is none of its key's type meets neither a comparison nor its opposite, as SQL's
 * null does; {@link #negated} therefore goes down to the comparisons.
 */
public sealed interface Predicate {

  /** Hive's word for a null partition value. */
  String NULL_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** Whether a partition with these values is in the answer. */
  boolean test(List<String> values);

  /** What NOT makes of it. */
  Predicate negated();

  /** The keys whose values are compared as what their types say. */
  default Stream<PartitionKey> compared() {
    return Stream.empty();
  }

  /** By the position of a key: where the values lie that can pass; a key that is free is absent. */
  default Map<Integer, KeyRanges> ranges() {
    return Map.of();
  }

  /** The six ways of comparing. */
  enum Operator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE;

    Operator opposite() {
      return switch (this) {
        case EQ -> NE;
        case NE -> EQ;
        case LT -> GE;
        case LE -> GT;
        case GT -> LE;
        case GE -> LT;
      };
    }

    /** As it reads with its sides exchanged. */
    Operator mirrored() {
      return switch (this) {
        case EQ, NE -> this;
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
      };
    }

    boolean accepts(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
      };
    }
  }

  /** All of them; none of them is true of everything. */
  record And(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return parts.stream().allMatch(p -> p.test(values));
    }

    @Override
    public Predicate negated() {
      return new Or(parts.stream().map(Predicate::negated).toList());
    }

    @Override
    public Stream<PartitionKey> compared() {
      return parts.stream().flatMap(Predicate::compared);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      Map<Integer, KeyRanges> all = new HashMap<>();
      parts.forEach(p -> p.ranges().forEach((key, r) -> all.merge(key, r, KeyRanges::and)));
      return all;
    }
  }

  /** Any of them. */
  record Or(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return parts.stream().anyMatch(p -> p.test(values));
    }

    @Override
    public Predicate negated() {
      return new And(parts.stream().map(Predicate::negated).toList());
    }

    @Override
    public Stream<PartitionKey> compared() {
      return parts.stream().flatMap(Predicate::compared);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      Map<Integer, KeyRanges> common = new HashMap<>(parts.get(0).ranges());
      for (Predicate part : parts.subList(1, parts.size())) {
        Map<Integer, KeyRanges> ranges = part.ranges();
        common.keySet().retainAll(ranges.keySet());
        common.replaceAll((key, r) -> r.or(ranges.getOrDefault(key, r)));
      }
      return common;
    }
  }

  /**
   * @param operand in the key's encoded form
   */
  record Compare(PartitionKey key, Operator operator, String operand) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      String value = key.encoded(values);
      return operator == Operator.EQ
          ? value.equals(operand)
          : key.type().holds(value) && operator.accepts(CodePoints.compare(value, operand));
    }

    @Override
    public Stream<PartitionKey> compared() {
      return Stream.of(key);
    }

    @Override
    public Predicate negated() {
      return new Compare(key, operator.opposite(), operand);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      String behind = operand + KeyEncoding.BEHIND;
      String end = key.type().end();
      return switch (operator) {
        case NE -> Map.of();
        case EQ -> Map.of(key.position(), KeyRanges.point(operand));
        case LT -> between("", operand);
        case LE -> between("", behind);
        case GT -> between(behind, end);
        case GE -> between(operand, end);
      };
    }

    private Map<Integer, KeyRanges> between(String from, @Nullable String to) {
      return Map.of(key.position(), KeyRanges.of(new KeyRanges.Range(from, to)));
    }
  }

  /** The value is one of these, in the key's encoded form. */
  record OneOf(PartitionKey key, Set<String> operands) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return operands.contains(key.encoded(values));
    }

    @Override
    public Stream<PartitionKey> compared() {
      return Stream.of(key);
    }

    @Override
    public Predicate negated() {
      return new NoneOf(key, operands);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      return Map.of(
          key.position(),
          KeyRanges.merged(
              operands.stream().flatMap(o -> KeyRanges.point(o).ranges().stream()).toList()));
    }
  }

  /** The value is of its type and none of these. */
  record NoneOf(PartitionKey key, Set<String> operands) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      String value = key.encoded(values);
      return key.type().holds(value) && !operands.contains(value);
    }

    @Override
    public Stream<PartitionKey> compared() {
      return Stream.of(key);
    }

    @Override
    public Predicate negated() {
      return new OneOf(key, operands);
    }
  }

  /** The value as text is like the pattern. */
  record Like(PartitionKey key, LikePattern pattern) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return pattern.matches(key.value(values));
    }

    @Override
    public Predicate negated() {
      return new Unlike(key, pattern);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      if (key.type() != KeyType.TEXT || pattern.prefix().isEmpty()) {
        return Map.of();
      }
      String prefix = KeyEncoding.escape(pattern.prefix());
      return Map.of(
          key.position(),
          KeyRanges.of(new KeyRanges.Range(prefix, CodePoints.afterPrefix(prefix))));
    }
  }

  /** The value as text is not like the pattern. */
  record Unlike(PartitionKey key, LikePattern pattern) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return !pattern.matches(key.value(values));
    }

    @Override
    public Predicate negated() {
      return new Like(key, pattern);
    }
  }

  /** The value stands for null. */
  record IsNull(PartitionKey key) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return key.value(values).equals(NULL_VALUE);
    }

    @Override
    public Predicate negated() {
      return new IsNotNull(key);
    }

    @Override
    public Map<Integer, KeyRanges> ranges() {
      return Map.of(key.position(), KeyRanges.point(key.type().encode(NULL_VALUE)));
    }
  }

  /** The value does not stand for null. */
  record IsNotNull(PartitionKey key) implements Predicate {
    @Override
    public boolean test(List<String> values) {
      return !key.value(values).equals(NULL_VALUE);
    }

    @Override
    public Predicate negated() {
      return new IsNull(key);
    }
  }
}

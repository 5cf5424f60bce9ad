package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one place of many records: kinds of plain values, fields, elements. Partitions
 * look on their own and {@link #merge} in any order; fields come out in the order of the data all
 * the same.
 */
public final class Observed implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long since;
  private final Map<String, Atomic> atoms = new TreeMap<>();
  private @Nullable Map<String, Observed> fields;
  private @Nullable Observed element;
  private @Nullable Atomic latest;

  public Observed(long since) {
    this.since = since;
  }

  /** Counts places in the order of their first sight; partitions count in ranges of their own. */
  public static final class Clock {
    private long now;

    public Clock(int partition) {
      this.now = (long) partition << 40;
    }

    private long tick() {
      return now++;
    }
  }

  public void see(@Nullable Object value, Clock clock) {
    if (value == null) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      seeFields(map, clock);
    } else if (value instanceof Iterable<?> elements) {
      seeElements(elements, clock);
    } else {
      seeAtom(Kinds.of(value));
    }
  }

  /** The place of a field of the records, for those who see one field of many records at a time. */
  public Observed field(String name, Clock clock) {
    if (fields == null) {
      fields = new HashMap<>();
    }
    Observed place = fields.get(name);
    if (place == null) {
      place = new Observed(clock.tick());
      fields.put(name, place);
    }
    return place;
  }

  private void seeFields(Map<?, ?> map, Clock clock) {
    if (fields == null) {
      fields = new HashMap<>();
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      field(String.valueOf(entry.getKey()), clock).see(entry.getValue(), clock);
    }
  }

  private void seeElements(Iterable<?> elements, Clock clock) {
    if (element == null) {
      element = new Observed(clock.tick());
    }
    for (Object each : elements) {
      element.see(each, clock);
    }
  }

  private void seeAtom(Atomic kind) {
    if (kind.equals(latest)) {
      return;
    }
    latest = kind;
    atoms.merge(kind.name(), kind, Observed::wider);
  }

  private static Atomic wider(Atomic left, Atomic right) {
    return TypeMerge.merge(left, right) instanceof Atomic both ? both : left;
  }

  public Observed merge(Observed other) {
    Observed both = new Observed(Math.min(since, other.since));
    both.atoms.putAll(atoms);
    other.atoms.forEach((name, kind) -> both.atoms.merge(name, kind, Observed::wider));
    both.element = either(element, other.element);
    if (fields != null || other.fields != null) {
      Map<String, Observed> merged = new HashMap<>(fields == null ? Map.of() : fields);
      (other.fields == null ? Map.<String, Observed>of() : other.fields)
          .forEach((name, place) -> merged.merge(name, place, Observed::merge));
      both.fields = merged;
    }
    return both;
  }

  private static @Nullable Observed either(@Nullable Observed left, @Nullable Observed right) {
    return left == null ? right : right == null ? left : left.merge(right);
  }

  public GlueType type() {
    List<GlueType> kinds = new ArrayList<>(atoms.values());
    if (fields != null) {
      kinds.add(struct());
    }
    if (element != null) {
      kinds.add(new ArrayOf(element.type()));
    }
    return TypeMerge.choice(kinds);
  }

  /** The fields that were seen, whatever else was. */
  public StructOf struct() {
    if (fields == null) {
      return StructOf.EMPTY;
    }
    return new StructOf(
        fields.entrySet().stream()
            .sorted(Comparator.comparingLong(e -> e.getValue().since))
            .map(e -> new Field(e.getKey(), e.getValue().type()))
            .toList());
  }
}

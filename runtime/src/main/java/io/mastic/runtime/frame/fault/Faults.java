package io.mastic.runtime.frame.fault;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;

/**
 * The error records behind a frame: those of its own step and those of the steps before. Nothing is
 * computed before somebody asks, and a step that cannot fail adds nothing.
 */
public final class Faults {
  public static final Faults NONE = new Faults(List.of(), List.of());

  private final Set<Stage> own;
  private final Set<Stage> inherited;

  private Faults(Collection<Stage> own, Collection<Stage> inherited) {
    this.own = new LinkedHashSet<>(own);
    this.inherited = new LinkedHashSet<>(inherited);
  }

  /** The error records of one step, as maps of the fields that {@link FaultRecord} names. */
  private static final class Stage {
    private final Lazy<JavaRDD<Object>> records;
    private final Lazy<Long> count;

    Stage(Supplier<JavaRDD<Object>> records) {
      this.records = new Lazy<>(records);
      this.count = new Lazy<>(() -> this.records.get().count());
    }
  }

  /** The faults of a source whose records could not all be read. */
  public static Faults of(Supplier<JavaRDD<Object>> records) {
    return new Faults(List.of(new Stage(records)), List.of());
  }

  /** As seen from the next step: all that was, and nothing of its own yet. */
  public Faults handedDown() {
    return own.isEmpty() ? this : new Faults(List.of(), all());
  }

  /** The faults of a step that may fail, after these. */
  public Faults then(Supplier<JavaRDD<Object>> records) {
    return new Faults(List.of(new Stage(records)), all());
  }

  /** The faults of a step with two inputs; what both share counts once. */
  public Faults handedDownWith(Faults other) {
    Set<Stage> both = all();
    both.addAll(other.all());
    return new Faults(List.of(), both);
  }

  public long ownCount() {
    return own.stream().mapToLong(s -> s.count.get()).sum();
  }

  public long count() {
    return all().stream().mapToLong(s -> s.count.get()).sum();
  }

  public List<JavaRDD<Object>> records() {
    return all().stream().map(s -> s.records.get()).toList();
  }

  private Set<Stage> all() {
    Set<Stage> all = new LinkedHashSet<>(inherited);
    all.addAll(own);
    return all;
  }
}

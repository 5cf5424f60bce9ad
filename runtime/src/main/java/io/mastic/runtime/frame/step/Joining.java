package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Casts;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.TypeMerge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transforms of two frames: join, union, merge by key. */
public final class Joining {
  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

  private Joining() {}

  /**
   * Rows of both where the keys are equal; the fields of both. A name that both frames have stands
   * once, with the left value where there is one, as AWS's own example of a join shows it; where it
   * is a key of one of them both stay, the right one with a dot in front.
   */
  public static BinaryOperator<Rows> equal(List<String> leftKeys, List<String> rightKeys) {
    return (left, right) -> {
      Rows other = renewed(right);
      Rows both =
          new Rows(
              left.data().join(other.data(), matching(left, leftKeys, other, rightKeys)),
              TypeMerge.merge(left.schema(), GlueType.StructOf.EMPTY));
      Set<String> keys = new HashSet<>(heads(left, leftKeys));
      keys.addAll(heads(other, rightKeys));
      return new Rows(both.data(), both.schema()).select(met(left.cells(), other.cells(), keys));
    };
  }

  private static List<String> heads(Rows rows, List<String> keys) {
    List<Cell> cells = rows.cells();
    return keys.stream().map(key -> FieldPath.in(cells, key).head()).toList();
  }

  private static List<Cell> met(List<Cell> left, List<Cell> right, Set<String> keys) {
    Map<String, Cell> fields = new LinkedHashMap<>();
    left.forEach(c -> fields.put(c.name(), c));
    List<String> twice = new ArrayList<>();
    for (Cell cell : right) {
      Cell before = fields.get(cell.name());
      if (before == null || keys.contains(cell.name())) {
        String free = free(cell.name(), fields.keySet());
        fields.put(free, cell.named(free));
      } else {
        twice.add(cell.name());
        fields.put(cell.name(), either(before, cell));
      }
    }
    if (!twice.isEmpty()) {
      LOG.warn(
          "Join: both frames have {}; the first frame's values are kept where it has some. Rename"
              + " the fields of one frame to keep both.",
          twice);
    }
    return List.copyOf(fields.values());
  }

  private static Cell either(Cell left, Cell right) {
    GlueType type = TypeMerge.merge(left.type(), right.type());
    return left.with(
        functions.coalesce(Conform.column(left, type), Conform.column(right, type)), type);
  }

  /** All rows of both. Fields meet by name; where their types differ, they become a choice. */
  public static Rows union(Rows left, Rows right) {
    GlueType.StructOf schema = TypeMerge.merge(left.schema(), right.schema());
    return new Rows(
        Conform.to(schema, left).data().union(Conform.to(schema, right).data()), schema);
  }

  /** The staged rows, and those of the source whose keys are not among the staged. */
  public static BinaryOperator<Rows> replacing(List<String> keys) {
    return (source, stage) -> {
      Rows staged = renewed(stage);
      Rows kept =
          new Rows(
              source.data().join(staged.data(), matching(source, keys, staged, keys), "left_anti"),
              source.schema());
      return union(kept, stage);
    };
  }

  /** The same rows with columns of new identity, so that a frame can meet itself. */
  private static Rows renewed(Rows rows) {
    return rows.select(rows.cells());
  }

  private static Column matching(
      Rows left, List<String> leftKeys, Rows right, List<String> rightKeys) {
    if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
      throw new IllegalArgumentException(
          "A join needs as many keys of the first frame as of the second: "
              + leftKeys
              + ", "
              + rightKeys);
    }
    Column all = functions.lit(true);
    for (int i = 0; i < leftKeys.size(); i++) {
      Column same =
          same(
              Find.load(left.cells(), leftKeys.get(i)), Find.load(right.cells(), rightKeys.get(i)));
      all = i == 0 ? same : all.and(same);
    }
    return all;
  }

  private static Column same(Cell left, Cell right) {
    boolean plain = left.type() instanceof Atomic && right.type() instanceof Atomic;
    boolean oneIsText = left.type().equals(GlueType.STRING) != right.type().equals(GlueType.STRING);
    return left.type().equals(right.type()) || (plain && !oneIsText)
        ? left.column().equalTo(right.column())
        : Casts.to(left, GlueType.STRING).equalTo(Casts.to(right, GlueType.STRING));
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    while (taken.contains(free)) {
      free = "." + free;
    }
    return free;
  }
}

package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Casts;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.TypeMerge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Transforms of two frames: join, union, merge by key. */
public final class Joining {
  private Joining() {}

  /**
   * Rows of both where the keys are equal; all fields stay. A field of the right frame whose name
   * the left one has gets a dot in front.
   */
  public static BinaryOperator<Rows> equal(List<String> leftKeys, List<String> rightKeys) {
    return (left, right) -> {
      Rows other = renewed(right);
      Rows both =
          new Rows(
              left.data().join(other.data(), matching(left, leftKeys, other, rightKeys)),
              TypeMerge.merge(left.schema(), GlueType.StructOf.EMPTY));
      Set<String> taken = new HashSet<>();
      List<Cell> cells = new ArrayList<>(left.cells());
      cells.forEach(c -> taken.add(c.name()));
      other.cells().forEach(c -> cells.add(c.named(free(c.name(), taken))));
      return new Rows(both.data(), both.schema()).select(cells);
    };
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
    while (!taken.add(free)) {
      free = "." + free;
    }
    return free;
  }
}

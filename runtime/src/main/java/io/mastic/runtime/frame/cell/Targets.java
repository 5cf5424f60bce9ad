package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Puts fields at new paths, making the structs on the way. A struct of which all is null is null.
 */
public final class Targets {
  private Targets() {}

  public static List<Cell> put(List<Cell> cells, FieldPath path, Cell value) {
    List<Cell> result = new ArrayList<>(cells);
    int place = place(cells, path.head());
    if (path.isLeaf()) {
      Cell named = value.named(path.last());
      if (place < 0) {
        result.add(named);
      } else {
        result.set(place, named);
      }
      return result;
    }
    boolean nested = place >= 0 && cells.get(place).type() instanceof StructOf;
    List<Cell> parts = put(nested ? cells.get(place).parts() : List.of(), path.tail(), value);
    Cell struct = struct(path.head(), parts);
    if (place < 0) {
      result.add(struct);
    } else {
      result.set(place, struct);
    }
    return result;
  }

  private static int place(List<Cell> cells, String name) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  public static Cell struct(String name, List<Cell> parts) {
    Column any =
        parts.stream()
            .map(p -> p.column().isNotNull())
            .reduce(Column::or)
            .orElse(functions.lit(true));
    return new Cell(name, functions.when(any, Cell.pack(parts)), Cell.schema(parts));
  }
}

package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.functions;

/** Looks up the field at a path. Under an array it is the array of the elements' fields. */
public final class Find {
  /** How names compare. */
  public enum Names {
    EXACT,
    ANY_CASE;

    boolean same(String left, String right) {
      return this == EXACT ? left.equals(right) : left.equalsIgnoreCase(right);
    }
  }

  private Find() {}

  static Optional<Cell> exact(List<Cell> cells, String path) {
    return cell(cells, path, Names.EXACT);
  }

  /** The field that the path means: see {@link FieldPath#in}. */
  public static Optional<Cell> cell(List<Cell> cells, String path, Names names) {
    return cell(cells, FieldPath.in(cells, path, names), names);
  }

  public static Cell load(List<Cell> cells, String path) {
    return exact(cells, path)
        .orElseThrow(
            () -> new IllegalArgumentException("No field " + path + " in this DynamicFrame"));
  }

  private static Optional<Cell> cell(List<Cell> cells, FieldPath path, Names names) {
    Optional<Cell> head = byName(cells, path.head(), names);
    return path.isLeaf() ? head : head.flatMap(cell -> inside(cell, path.tail(), names));
  }

  static Optional<Cell> byName(List<Cell> cells, String name, Names names) {
    Optional<Cell> exact = cells.stream().filter(c -> c.name().equals(name)).findFirst();
    return exact.isPresent()
        ? exact
        : cells.stream().filter(c -> names.same(c.name(), name)).findFirst();
  }

  private static Optional<Cell> inside(Cell cell, FieldPath path, Names names) {
    if (cell.type() instanceof ChoiceOf) {
      return cell.parts().stream().flatMap(p -> inside(p, path, names).stream()).findFirst();
    }
    if (cell.type() instanceof ArrayOf array) {
      Cell sample = new Cell("element", cell.column(), array.element());
      return inside(sample, path, names)
          .map(
              found ->
                  new Cell(
                      found.name(),
                      functions.transform(
                          cell.column(),
                          x ->
                              inside(new Cell("element", x, array.element()), path, names)
                                  .orElseThrow()
                                  .column()),
                      new ArrayOf(found.type())));
    }
    return cell(cell.parts(), path, names);
  }

  /** The type of the field at a path, whatever the case of its names; arrays are looked through. */
  public static Optional<GlueType> type(GlueType type, FieldPath path) {
    if (type instanceof ArrayOf array) {
      return type(array.element(), path);
    }
    if (!(type instanceof StructOf struct)) {
      return Optional.empty();
    }
    Optional<GlueType> head =
        struct.fields().stream()
            .filter(f -> f.name().equalsIgnoreCase(path.head()))
            .map(GlueType.Field::type)
            .findFirst();
    return path.isLeaf() ? head : head.flatMap(inner -> type(inner, path.tail()));
  }
}

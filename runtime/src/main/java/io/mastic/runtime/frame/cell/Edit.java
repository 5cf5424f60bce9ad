package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.functions;

/**
 * Replaces one field, however deep in structs, arrays, maps and choices, with none, one or several
 * others.
 */
public final class Edit {
  private Edit() {}

  /**
   * The same cells if there is no field at the path. A struct that loses its last field goes with
   * it.
   */
  public static List<Cell> at(List<Cell> cells, FieldPath path, Function<Cell, List<Cell>> change) {
    List<Cell> edited = new ArrayList<>();
    for (Cell cell : cells) {
      if (!cell.name().equals(path.head())) {
        edited.add(cell);
      } else if (path.isLeaf()) {
        edited.addAll(change.apply(cell));
      } else if (has(cell.type(), path.tail())) {
        inside(cell, path.tail(), change).ifPresent(edited::add);
      } else {
        edited.add(cell);
      }
    }
    return edited;
  }

  /**
   * Whether the type has a field at the path; arrays, maps and choices on the way are looked
   * through.
   */
  static boolean has(GlueType type, FieldPath path) {
    if (type instanceof StructOf struct) {
      return struct
          .find(path.head())
          .filter(f -> path.isLeaf() || has(f.type(), path.tail()))
          .isPresent();
    }
    if (type instanceof ArrayOf array) {
      return has(array.element(), path);
    }
    if (type instanceof MapOf map) {
      return has(map.value(), path);
    }
    return type instanceof ChoiceOf choice
        && choice.alternatives().stream().anyMatch(a -> has(a, path));
  }

  private static Optional<Cell> inside(
      Cell cell, FieldPath path, Function<Cell, List<Cell>> change) {
    if (cell.type() instanceof StructOf) {
      List<Cell> parts = at(cell.parts(), path, change);
      return parts.isEmpty()
          ? Optional.empty()
          : Optional.of(cell.with(Cell.pack(cell.column(), parts), Cell.schema(parts)));
    }
    if (cell.type() instanceof ArrayOf array) {
      return element(cell, array.element(), path, change)
          .map(
              type ->
                  cell.with(
                      functions.transform(
                          cell.column(),
                          x ->
                              inside(new Cell("element", x, array.element()), path, change)
                                  .orElseThrow()
                                  .column()),
                      new ArrayOf(type)));
    }
    if (cell.type() instanceof MapOf map) {
      return element(cell, map.value(), path, change)
          .map(
              type ->
                  cell.with(
                      functions.transform_values(
                          cell.column(),
                          (k, v) ->
                              inside(new Cell("value", v, map.value()), path, change)
                                  .orElseThrow()
                                  .column()),
                      new MapOf(map.key(), type)));
    }
    return insideChoice(cell, path, change);
  }

  /** The type that an element has after the change; the column given here is never computed. */
  private static Optional<GlueType> element(
      Cell cell, GlueType type, FieldPath path, Function<Cell, List<Cell>> change) {
    return inside(new Cell("element", cell.column(), type), path, change).map(Cell::type);
  }

  private static Optional<Cell> insideChoice(
      Cell cell, FieldPath path, Function<Cell, List<Cell>> change) {
    List<Cell> parts = new ArrayList<>();
    for (Cell part : cell.parts()) {
      if (has(part.type(), path)) {
        inside(part, path, change).ifPresent(parts::add);
      } else {
        parts.add(part);
      }
    }
    if (parts.size() == 1) {
      return Optional.of(parts.get(0).named(cell.name()));
    }
    GlueType choice = new ChoiceOf(parts.stream().map(Cell::type).toList());
    return Optional.of(cell.with(Cell.pack(cell.column(), parts), choice));
  }
}

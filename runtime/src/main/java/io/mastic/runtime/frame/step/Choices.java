package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Edit;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** resolveChoice: settles fields whose values have several types, by path or all at once. */
public final class Choices {
  private Choices() {}

  /**
   * One field and its action; the path may lead into structs and arrays: {@code myList[].price}.
   */
  public record Spec(String path, String action) {}

  public static UnaryOperator<Rows> resolve(List<Spec> specs) {
    List<Resolution> actions = specs.stream().map(s -> Resolution.parse(s.action())).toList();
    return rows -> {
      List<Cell> cells = rows.cells();
      for (int i = 0; i < specs.size(); i++) {
        Resolution action = actions.get(i);
        cells =
            Edit.at(cells, FieldPath.in(cells, specs.get(i).path()), cell -> leaf(cell, action));
      }
      return rows.select(cells);
    };
  }

  /** The same action for every choice, however deep. */
  public static UnaryOperator<Rows> resolveAll(String action) {
    Resolution resolution = Resolution.parse(action);
    return rows ->
        rows.select(new Everywhere((path, cell) -> resolution.apply(cell)).in(rows.cells()));
  }

  /**
   * Casts every choice to the type that its field has in a table of the catalog; choices that it
   * lacks stay.
   */
  public static UnaryOperator<Rows> matchCatalog(Supplier<StructType> table) {
    return rows -> {
      StructOf wanted = SparkTypes.toGlue(table.get());
      return rows.select(
          new Everywhere(
                  (path, cell) ->
                      Find.type(wanted, FieldPath.parse(path))
                          .map(type -> Resolution.castTo(type).apply(cell))
                          .orElse(List.of(cell)))
              .in(rows.cells()));
    };
  }

  /** A path to an array means its elements, where those are the choice. */
  private static List<Cell> leaf(Cell cell, Resolution action) {
    return cell.type() instanceof ArrayOf array && array.element() instanceof ChoiceOf
        ? List.of(elements(cell, array, action))
        : action.apply(cell);
  }

  /** Elements cannot become several columns: they become a struct instead. */
  private static Cell elements(Cell cell, ArrayOf array, Resolution action) {
    Resolution single =
        element -> {
          List<Cell> resolved = action.apply(element);
          return resolved.size() == 1 ? resolved : Resolution.parse("make_struct").apply(element);
        };
    GlueType type = single.apply(new Cell("element", cell.column(), array.element())).get(0).type();
    return cell.with(
        functions.transform(
            cell.column(),
            x -> single.apply(new Cell("element", x, array.element())).get(0).column()),
        new ArrayOf(type));
  }

  /** Finds the choices of a whole record, innermost first. */
  private record Everywhere(BiFunction<String, Cell, List<Cell>> action) {

    List<Cell> in(List<Cell> cells) {
      return in("", cells);
    }

    private List<Cell> in(String prefix, List<Cell> cells) {
      List<Cell> resolved = new ArrayList<>();
      for (Cell cell : cells) {
        String path = prefix + FieldPath.quote(cell.name());
        Cell inside = holdsChoice(cell.type()) ? inside(path, cell) : cell;
        if (inside.type() instanceof ChoiceOf) {
          resolved.addAll(action.apply(path, inside));
        } else {
          resolved.add(inside);
        }
      }
      return resolved;
    }

    private Cell inside(String path, Cell cell) {
      if (cell.type() instanceof StructOf) {
        List<Cell> parts = in(path + ".", cell.parts());
        return cell.with(Cell.pack(cell.column(), parts), Cell.schema(parts));
      }
      if (cell.type() instanceof ArrayOf array) {
        return elements(cell, array, element -> in(path, element));
      }
      return cell.type() instanceof ChoiceOf ? alternatives(path, cell) : cell;
    }

    private List<Cell> in(String path, Cell element) {
      Cell inside = inside(path, element);
      return inside.type() instanceof ChoiceOf ? action.apply(path, inside) : List.of(inside);
    }

    private Cell alternatives(String path, Cell cell) {
      if (((ChoiceOf) cell.type()).alternatives().stream().noneMatch(Choices::holdsChoice)) {
        return cell;
      }
      List<Cell> parts = cell.parts().stream().map(p -> inside(path, p)).toList();
      return cell.with(
          Cell.pack(cell.column(), parts), new ChoiceOf(parts.stream().map(Cell::type).toList()));
    }
  }

  static boolean holdsChoice(GlueType type) {
    if (type instanceof StructOf struct) {
      return struct.fields().stream().anyMatch(f -> holdsChoice(f.type()));
    }
    return type instanceof ArrayOf array ? holdsChoice(array.element()) : type instanceof ChoiceOf;
  }
}

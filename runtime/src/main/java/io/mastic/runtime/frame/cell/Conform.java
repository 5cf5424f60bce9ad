package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.cell.Find.Names;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Gives columns another type without losing values where the type has room: into choices, wider
 * records, casts.
 */
public final class Conform {
  private Conform() {}

  public static Rows to(StructOf schema, Rows rows) {
    return schema.equals(rows.schema())
        ? rows
        : rows.select(fields(schema, rows.cells(), Names.EXACT));
  }

  private static List<Cell> fields(StructOf schema, List<Cell> have, Names names) {
    List<Cell> cells = new ArrayList<>();
    for (Field want : schema.fields()) {
      Column column =
          Find.byName(have, want.name(), Names.EXACT)
              .or(() -> Find.byName(have, want.name(), names))
              .map(c -> column(c, want.type(), names))
              .orElseGet(() -> Cell.nothing(want.type()));
      cells.add(new Cell(want.name(), column, want.type()));
    }
    return cells;
  }

  public static Column column(Cell cell, GlueType want) {
    return column(cell, want, Names.EXACT);
  }

  /**
   * @param names which fields of records are the wanted ones; one of exactly that name comes first
   */
  public static Column column(Cell cell, GlueType want, Names names) {
    if (cell.type().equals(want)) {
      return cell.column();
    }
    if (cell.type().equals(GlueType.NULL)) {
      return Cell.nothing(want);
    }
    if (want instanceof ChoiceOf choice) {
      return choice(cell, choice, names);
    }
    if (cell.type() instanceof ChoiceOf && !(want instanceof Atomic)) {
      return functions.coalesce(
          cell.parts().stream().map(part -> column(part, want, names)).toArray(Column[]::new));
    }
    if (cell.type() instanceof ArrayOf && want instanceof MapOf map) {
      GlueType pair =
          new StructOf(List.of(new Field("key", map.key()), new Field("value", map.value())));
      return functions.map_from_entries(column(cell, new ArrayOf(pair), names));
    }
    if (cell.type() instanceof StructOf && want instanceof StructOf struct) {
      return Cell.pack(cell.column(), fields(struct, cell.parts(), names));
    }
    if (cell.type() instanceof ArrayOf have && want instanceof ArrayOf array) {
      return functions.transform(
          cell.column(),
          x -> column(new Cell("element", x, have.element()), array.element(), names));
    }
    if (cell.type() instanceof MapOf have
        && want instanceof MapOf map
        && have.key().equals(map.key())) {
      return functions.transform_values(
          cell.column(), (k, v) -> column(new Cell("value", v, have.value()), map.value(), names));
    }
    return Casts.to(cell, want);
  }

  private static Column choice(Cell cell, ChoiceOf want, Names names) {
    List<Cell> have =
        cell.type() instanceof ChoiceOf ? cell.parts() : List.of(cell.named(cell.type().name()));
    List<Cell> alternatives = new ArrayList<>();
    for (GlueType type : want.alternatives()) {
      Column column =
          have.stream()
              .filter(c -> c.name().equals(type.name()))
              .findFirst()
              .map(c -> column(c, type, names))
              .orElseGet(() -> Cell.nothing(type));
      alternatives.add(new Cell(type.name(), column, type));
    }
    return Cell.pack(cell.column(), alternatives);
  }
}

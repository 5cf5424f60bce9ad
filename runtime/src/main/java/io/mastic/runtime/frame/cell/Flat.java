package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.List;
import java.util.stream.Stream;

/** Unnest: fields of structs become columns named with dots; arrays stay whole. */
public final class Flat {
  private Flat() {}

  public static Rows unnest(Rows rows) {
    return rows.select(cells(rows.cells()));
  }

  public static List<Cell> cells(List<Cell> cells) {
    return cells.stream().flatMap(Flat::flat).toList();
  }

  private static Stream<Cell> flat(Cell cell) {
    return cell.type() instanceof StructOf
        ? cell.parts().stream().flatMap(p -> flat(p.named(cell.name() + "." + p.name())))
        : Stream.of(cell);
  }
}

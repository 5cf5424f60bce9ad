package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Edit;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Keep;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Transforms on whole fields: select, drop, rename. */
public final class Fields {
  private Fields() {}

  /** Drops fields, nested ones and those inside arrays too; paths that lead nowhere are ignored. */
  public static UnaryOperator<Rows> drop(List<String> paths) {
    return rows -> {
      List<Cell> cells = rows.cells();
      for (String path : paths) {
        cells = Edit.at(cells, FieldPath.in(cells, path), cell -> List.of());
      }
      return rows.select(cells);
    };
  }

  /**
   * Keeps only these fields, in the order asked for; nested ones keep their parents around them.
   */
  public static UnaryOperator<Rows> select(List<String> paths) {
    return rows -> {
      List<Cell> cells = rows.cells();
      Map<String, List<FieldPath>> byHead = new LinkedHashMap<>();
      for (String path : paths) {
        FieldPath parsed = FieldPath.in(cells, path);
        byHead.computeIfAbsent(parsed.head(), head -> new ArrayList<>()).add(parsed);
      }
      List<Cell> kept = new ArrayList<>();
      byHead.forEach((head, wanted) -> pick(cells, head, wanted).ifPresent(kept::add));
      return rows.select(kept);
    };
  }

  private static Optional<Cell> pick(List<Cell> cells, String head, List<FieldPath> wanted) {
    Optional<Cell> cell = cells.stream().filter(c -> c.name().equals(head)).findFirst();
    return wanted.stream().anyMatch(FieldPath::isLeaf)
        ? cell
        : cell.flatMap(c -> Keep.only(c, wanted.stream().map(FieldPath::tail).toList()));
  }

  /**
   * Renames a field. The new name is a full path; where it stays beside the old one the field keeps
   * its place, else it moves.
   */
  public static UnaryOperator<Rows> rename(String oldName, String newName) {
    return rows -> {
      List<Cell> cells = rows.cells();
      FieldPath from = FieldPath.in(cells, oldName);
      FieldPath to = FieldPath.parse(newName);
      return to.sameParent(from)
          ? rows.select(Edit.at(cells, from, cell -> List.of(cell.named(to.last()))))
          : rows.select(move(cells, from, to));
    };
  }

  private static List<Cell> move(List<Cell> cells, FieldPath from, FieldPath to) {
    Optional<Cell> moved = Find.cell(cells, String.join(".", quoted(from)), Find.Names.EXACT);
    if (moved.isEmpty()) {
      return cells;
    }
    List<Cell> rest = Edit.at(cells, from, cell -> List.of());
    return Targets.put(rest, to, moved.get());
  }

  private static List<String> quoted(FieldPath path) {
    return path.steps().stream().map(FieldPath::quote).toList();
  }
}

package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Staging;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Relationalize: structs flattened, each array a table of its own with {@code id}, {@code index}
 * and {@code name.val} columns, where the array's place in its parent holds the id.
 */
public final class Pivot {
  private static final Column NEXT_ID = functions.monotonically_increasing_id().plus(1);

  private final String root;
  private final Staging staging;
  private final Map<String, Rows> tables = new LinkedHashMap<>();

  private Pivot(String root, Staging staging) {
    this.root = root;
    this.staging = staging;
  }

  /**
   * The tables by name, root first.
   *
   * @param staging holds rows with their ids, so that parent and child see the same
   */
  public static Map<String, Rows> tables(Rows rows, String root, Staging staging) {
    Pivot pivot = new Pivot(root, staging);
    pivot.table(root, Level.ROOT, rows);
    return pivot.tables;
  }

  private enum Level {
    ROOT,
    CHILD
  }

  /** Choices that hold records or lists become columns first: only columns can be flattened. */
  private static Rows settled(Rows rows) {
    List<Choices.Spec> nested =
        rows.schema().fields().stream()
            .filter(f -> f.type() instanceof GlueType.ChoiceOf choice && !isPlain(choice))
            .map(f -> new Choices.Spec(FieldPath.quote(f.name()), "make_cols"))
            .toList();
    return nested.isEmpty() ? rows : Choices.resolve(nested).apply(rows);
  }

  private static boolean isPlain(GlueType.ChoiceOf choice) {
    return choice.alternatives().stream().allMatch(a -> a instanceof GlueType.Atomic);
  }

  private static boolean isFlat(GlueType type) {
    return type instanceof GlueType.ChoiceOf choice ? isPlain(choice) : !(type instanceof StructOf);
  }

  private void table(String name, Level level, Rows nested) {
    Rows flat = Flat.unnest(settled(nested));
    if (flat.schema().fields().stream().anyMatch(f -> !isFlat(f.type()))) {
      table(name, level, flat);
      return;
    }
    List<Field> lists = flat.schema().fields().stream().filter(f -> isList(f.type())).toList();
    if (lists.isEmpty()) {
      tables.put(name, flat);
      return;
    }
    Numbered numbered = number(flat, level);
    tables.put(name, numbered.withIdsForLists());
    for (Field list : lists) {
      table(root + "_" + list.name(), Level.CHILD, numbered.elements(list));
    }
  }

  private static boolean isList(GlueType type) {
    return type instanceof ArrayOf || type instanceof MapOf;
  }

  /**
   * Only the root is staged: rows of its children follow from it in a fixed order, and so do their
   * ids.
   */
  private Numbered number(Rows flat, Level level) {
    List<Cell> cells = new ArrayList<>(flat.cells());
    cells.add(new Cell(Numbered.ID, NEXT_ID, GlueType.LONG));
    Rows numbered = flat.select(cells);
    return new Numbered(level == Level.ROOT ? staging.keep(numbered) : numbered);
  }

  /** Rows whose last column is their id. */
  private record Numbered(Rows rows) {
    private static final String ID = "mastic row id";

    Rows withIdsForLists() {
      List<Cell> cells = new ArrayList<>(rows.cells());
      Cell id = cells.remove(cells.size() - 1);
      cells.replaceAll(c -> isList(c.type()) ? keyOf(c, id) : c);
      return rows.select(cells);
    }

    private static Cell keyOf(Cell list, Cell id) {
      return list.with(functions.when(list.column().isNotNull(), id.column()), GlueType.LONG);
    }

    /**
     * One row per element: id, index, and the element as {@code name.val}; entries of maps have
     * name.key as well.
     */
    Rows elements(Field list) {
      List<Cell> cells = rows.cells();
      Column id = cells.get(cells.size() - 1).column().as("id");
      Column values = Find.load(cells, list.name()).column();
      List<Field> fields = new ArrayList<>();
      fields.add(new Field("id", GlueType.LONG));
      fields.add(new Field("index", GlueType.INT));
      if (list.type() instanceof MapOf map) {
        fields.add(new Field(list.name() + ".key", map.key()));
        fields.add(new Field(list.name() + ".val", map.value()));
      } else {
        fields.add(new Field(list.name() + ".val", ((ArrayOf) list.type()).element()));
      }
      Dataset<Row> exploded = rows.data().select(id, functions.posexplode(values));
      Rows raw = new Rows(exploded, new StructOf(fields));
      return raw.select(raw.cells());
    }
  }
}

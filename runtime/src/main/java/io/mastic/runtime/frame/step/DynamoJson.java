package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** DynamoDB's typed JSON ({@code {"S": "x"}}) as plain fields. */
public final class DynamoJson {
  private static final Set<String> TAGS =
      Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

  private DynamoJson() {}

  /** Values without their tags, maps as structs, {@code Item} as the record itself. */
  public static Rows simplify(Rows rows) {
    return rows.select(items(rows.cells()).map(DynamoJson::simple).toList());
  }

  /** As simplify, with the maps flattened to columns named with dots; lists keep their tags. */
  public static Rows unnest(Rows rows) {
    List<Cell> items = items(rows.cells()).toList();
    List<Cell> cells =
        items.stream().map(cell -> tagged(cell, "L").orElseGet(() -> simple(cell))).toList();
    return rows.select(Flat.cells(cells));
  }

  private static Stream<Cell> items(List<Cell> cells) {
    return cells.stream()
        .flatMap(
            c ->
                c.name().equals("Item") && c.type() instanceof StructOf && !isTagged(c.type())
                    ? c.parts().stream()
                    : Stream.of(c));
  }

  private static boolean isTagged(GlueType type) {
    return type instanceof StructOf struct
        && !struct.fields().isEmpty()
        && struct.fields().stream().allMatch(f -> TAGS.contains(f.name()));
  }

  private static Optional<Cell> tagged(Cell cell, String tag) {
    return isTagged(cell.type()) && cell.parts().size() == 1
        ? cell.parts().stream()
            .filter(p -> p.name().equals(tag))
            .map(p -> p.named(cell.name()))
            .findFirst()
        : Optional.empty();
  }

  private static Cell simple(Cell cell) {
    if (!isTagged(cell.type())) {
      return cell;
    }
    List<Cell> values =
        cell.parts().stream().filter(p -> !p.name().equals("NULL")).map(DynamoJson::value).toList();
    if (values.isEmpty()) {
      return cell.with(Cell.nothing(GlueType.NULL), GlueType.NULL);
    }
    GlueType type = values.get(0).type();
    return values.stream().allMatch(v -> v.type().equals(type))
        ? cell.with(
            functions.coalesce(values.stream().map(Cell::column).toArray(Column[]::new)), type)
        : cell;
  }

  private static Cell value(Cell part) {
    if (part.name().equals("M") && part.type() instanceof StructOf) {
      List<Cell> fields = part.parts().stream().map(DynamoJson::simple).toList();
      return part.with(Cell.pack(part.column(), fields), Cell.schema(fields));
    }
    if (part.name().equals("L") && part.type() instanceof ArrayOf list && isPlain(list.element())) {
      GlueType type = simple(new Cell("element", part.column(), list.element())).type();
      return part.with(
          functions.transform(
              part.column(), x -> simple(new Cell("element", x, list.element())).column()),
          new ArrayOf(type));
    }
    return part;
  }

  /** Elements of one kind, and not maps: AWS leaves the others alone. */
  private static boolean isPlain(GlueType element) {
    return isTagged(element)
        && element instanceof StructOf struct
        && struct.fields().stream().filter(f -> !f.name().equals("NULL")).count() == 1
        && struct.fields().stream().noneMatch(f -> f.name().equals("M"));
  }
}

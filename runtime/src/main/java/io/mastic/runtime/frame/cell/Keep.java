package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The inverse of dropping: a field with nothing inside but what the paths lead to. */
public final class Keep {
  private Keep() {}

  public static Optional<Cell> only(Cell cell, List<FieldPath> paths) {
    List<FieldPath> wanted = paths.stream().filter(p -> Edit.has(cell.type(), p)).toList();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<Cell> kept = List.of(cell);
    for (FieldPath unwanted : others(cell.type(), wanted)) {
      kept = Edit.at(kept, under(cell.name(), unwanted), dropped -> List.of());
    }
    return kept.stream().findFirst();
  }

  private static List<FieldPath> others(GlueType type, List<FieldPath> wanted) {
    if (type instanceof ArrayOf array) {
      return others(array.element(), wanted);
    }
    return type instanceof StructOf struct
        ? struct.fields().stream().flatMap(f -> others(f, wanted)).toList()
        : List.of();
  }

  private static Stream<FieldPath> others(Field field, List<FieldPath> wanted) {
    List<FieldPath> below = wanted.stream().filter(p -> p.head().equals(field.name())).toList();
    if (below.isEmpty()) {
      return Stream.of(new FieldPath(List.of(field.name())));
    }
    return below.stream().anyMatch(FieldPath::isLeaf)
        ? Stream.empty()
        : others(field.type(), below.stream().map(FieldPath::tail).toList()).stream()
            .map(p -> under(field.name(), p));
  }

  private static FieldPath under(String head, FieldPath rest) {
    return new FieldPath(Stream.concat(Stream.of(head), rest.steps().stream()).toList());
  }
}

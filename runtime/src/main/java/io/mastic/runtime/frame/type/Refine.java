package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema of records that come back from Python. Python has one kind of integer, no float but
 * double, and dicts for maps and structs; so a field keeps the type that it had before wherever the
 * values that came back allow it.
 */
public final class Refine {
  private static final Map<GlueType, Set<String>> HOLDS =
      Map.of(
          GlueType.INT, Set.of("long", "short", "byte", "decimal"),
          GlueType.LONG, Set.of("decimal"),
          GlueType.DOUBLE, Set.of("float"),
          GlueType.TIMESTAMP, Set.of("date", "timestampntz"));

  private Refine() {}

  /** Fields in the order that they had; new ones follow. */
  public static StructOf struct(StructOf observed, StructOf before) {
    List<Field> fields = new ArrayList<>();
    for (Field old : before.fields()) {
      observed
          .find(old.name())
          .map(f -> new Field(f.name(), type(f.type(), old.type())))
          .ifPresent(fields::add);
    }
    observed.fields().stream()
        .filter(f -> before.find(f.name()).isEmpty())
        .forEach(f -> fields.add(new Field(f.name(), type(f.type(), GlueType.NULL))));
    return new StructOf(fields);
  }

  public static GlueType type(GlueType observed, GlueType before) {
    if (observed.equals(GlueType.NULL)) {
      return before;
    }
    if (observed instanceof ChoiceOf choice) {
      return choice(choice, before);
    }
    if (before instanceof ChoiceOf choice) {
      return choice
          .find(observed.name())
          .map(old -> type(observed, old))
          .orElseGet(() -> type(observed, GlueType.NULL));
    }
    if (observed instanceof StructOf struct) {
      return before instanceof MapOf map
          ? map(struct, map)
          : struct(struct, before instanceof StructOf old ? old : StructOf.EMPTY);
    }
    if (observed instanceof ArrayOf array) {
      return new ArrayOf(
          type(array.element(), before instanceof ArrayOf old ? old.element() : GlueType.NULL));
    }
    boolean same = observed.name().equals(before.name()) && !observed.name().equals("decimal");
    return same || HOLDS.getOrDefault(observed, Set.of()).contains(before.name())
        ? before
        : TypeMerge.merge(observed, before) instanceof GlueType.Atomic both ? both : observed;
  }

  private static MapOf map(StructOf observed, MapOf before) {
    GlueType values =
        observed.fields().stream().map(Field::type).reduce(GlueType.NULL, TypeMerge::merge);
    return new MapOf(before.key(), type(values, before.value()));
  }

  /** Integers of two sizes are one kind; the other alternatives refine one by one. */
  private static GlueType choice(ChoiceOf observed, GlueType before) {
    Optional<GlueType> both = observed.find("int").flatMap(i -> observed.find("long"));
    List<GlueType> refined = new ArrayList<>();
    for (GlueType alternative : observed.alternatives()) {
      boolean covered = both.isPresent() && alternative.equals(GlueType.INT);
      if (!covered) {
        refined.add(type(alternative, alternativeOf(before, alternative)));
      }
    }
    return TypeMerge.choice(refined);
  }

  private static GlueType alternativeOf(GlueType before, GlueType alternative) {
    return before instanceof ChoiceOf choice
        ? choice.find(alternative.name()).orElse(GlueType.NULL)
        : before;
  }
}

package io.mastic.runtime.frame.cell;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a field: {@code address.zip}, {@code myList[].price}. Back-ticks quote names that hold
 * dots. Steps through arrays need no brackets; they are accepted.
 */
public record FieldPath(List<String> steps) {

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("An empty field path");
    }
  }

  public static FieldPath parse(String text) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '`';
        if (doubled) {
          step.append('`');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '.' && !quoted) {
        steps.add(step.toString());
        step.setLength(0);
      } else if (c == '[' && !quoted && text.startsWith("[]", i)) {
        i++;
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return new FieldPath(steps);
  }

  /**
   * The way that a text means among these fields, by the one rule of all transforms: back-ticks
   * decide; without them a step into a record comes first, and where no such step leads on, a name
   * that holds the dots. What leads nowhere is answered as it is written.
   */
  public static FieldPath in(List<Cell> cells, String text) {
    return in(cells, text, Find.Names.EXACT);
  }

  static FieldPath in(List<Cell> cells, String text, Find.Names names) {
    StructOf fields = Cell.schema(cells);
    FieldPath written = parse(text);
    Optional<List<String>> found =
        text.indexOf('`') >= 0
            ? named(fields, written.steps, names)
            : dotted(fields, written.steps, names);
    return found
        .or(() -> field(fields, text, names).map(List::of))
        .map(FieldPath::new)
        .orElse(written);
  }

  private static Optional<List<String>> named(GlueType type, List<String> steps, Find.Names names) {
    return into(type, steps, 1, names, FieldPath::named);
  }

  /** The shortest name first, so that records win over names with dots. */
  private static Optional<List<String>> dotted(
      GlueType type, List<String> steps, Find.Names names) {
    for (int taken = 1; taken <= steps.size(); taken++) {
      Optional<List<String>> found = into(type, steps, taken, names, FieldPath::dotted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Rest {
    Optional<List<String>> find(GlueType type, List<String> steps, Find.Names names);
  }

  /** The first so many steps as one name, the others by {@code rest}. */
  private static Optional<List<String>> into(
      GlueType type, List<String> steps, int taken, Find.Names names, Rest rest) {
    if (type instanceof ArrayOf array) {
      return into(array.element(), steps, taken, names, rest);
    }
    if (type instanceof MapOf map) {
      return into(map.value(), steps, taken, names, rest);
    }
    if (type instanceof ChoiceOf choice) {
      return choice.alternatives().stream()
          .flatMap(alternative -> into(alternative, steps, taken, names, rest).stream())
          .findFirst();
    }
    return field(type, String.join(".", steps.subList(0, taken)), names)
        .flatMap(
            name ->
                taken == steps.size()
                    ? Optional.of(List.of(name))
                    : inner(type, name)
                        .flatMap(in -> rest.find(in, steps.subList(taken, steps.size()), names))
                        .map(more -> prepended(name, more)));
  }

  private static Optional<String> field(GlueType type, String name, Find.Names names) {
    if (!(type instanceof StructOf struct)) {
      return Optional.empty();
    }
    return struct
        .find(name)
        .or(() -> struct.fields().stream().filter(f -> names.same(f.name(), name)).findFirst())
        .map(Field::name);
  }

  private static Optional<GlueType> inner(GlueType type, String name) {
    return type instanceof StructOf struct ? struct.find(name).map(Field::type) : Optional.empty();
  }

  private static List<String> prepended(String name, List<String> more) {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(more);
    return all;
  }

  /** The name in back-ticks, if it needs them to be one step. */
  public static String quote(String name) {
    return name.contains(".") || name.contains("`") || name.contains("[]")
        ? "`" + name.replace("`", "``") + "`"
        : name;
  }

  public String head() {
    return steps.get(0);
  }

  public String last() {
    return steps.get(steps.size() - 1);
  }

  public boolean isLeaf() {
    return steps.size() == 1;
  }

  public FieldPath tail() {
    return new FieldPath(steps.subList(1, steps.size()));
  }

  public boolean sameParent(FieldPath other) {
    return steps
        .subList(0, steps.size() - 1)
        .equals(other.steps.subList(0, other.steps.size() - 1));
  }
}

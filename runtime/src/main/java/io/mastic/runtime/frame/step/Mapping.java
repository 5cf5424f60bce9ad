package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Casts;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.FieldPath;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Targets;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * ApplyMapping: picks source fields, casts them and puts them at target paths; what is not mapped
 * is left out, and so is a mapping whose source is not there. The source type is not needed: a
 * choice gives whatever it holds.
 */
public final class Mapping {
  private static final Set<String> AS_IT_IS =
      Set.of("array", "struct", "map", "choice", "set", "object", "unknown", "");

  private Mapping() {}

  /**
   * @param source path of the source field
   * @param target path of the target field
   * @param type a type word, or null to keep the source's type
   */
  public record Entry(String source, String target, @Nullable String type) {}

  public static UnaryOperator<Rows> caseSensitive(List<Entry> entries) {
    return rows -> apply(rows, entries, Find.Names.EXACT);
  }

  public static UnaryOperator<Rows> ignoringCase(List<Entry> entries) {
    return rows -> apply(rows, entries, Find.Names.ANY_CASE);
  }

  private static Rows apply(Rows rows, List<Entry> entries, Find.Names names) {
    List<Cell> cells = rows.cells();
    Tree targets = new Tree();
    for (Entry entry : entries) {
      Find.cell(cells, entry.source(), names)
          .ifPresent(
              source -> targets.put(FieldPath.parse(entry.target()), cast(source, entry.type())));
    }
    return rows.select(targets.cells());
  }

  private static Cell cast(Cell source, @Nullable String word) {
    if (word == null || AS_IT_IS.contains(word.trim().toLowerCase(Locale.ROOT)) || isShape(word)) {
      return source;
    }
    GlueType type =
        TypeNames.find(word)
            .orElseThrow(() -> new IllegalArgumentException("Unknown type in mapping: " + word));
    return source.with(Casts.to(source, type), type);
  }

  private static boolean isShape(String word) {
    String lower = word.trim().toLowerCase(Locale.ROOT);
    return lower.startsWith("array<") || lower.startsWith("struct<") || lower.startsWith("map<");
  }

  /** Targets in order of their first mention; a later mapping to the same field wins. */
  private static final class Tree {
    private final Map<String, Tree> children = new LinkedHashMap<>();
    private Optional<Cell> leaf = Optional.empty();

    void put(FieldPath path, Cell value) {
      Tree child = children.computeIfAbsent(path.head(), name -> new Tree());
      if (path.isLeaf()) {
        child.leaf = Optional.of(value);
      } else {
        child.leaf = Optional.empty();
        child.put(path.tail(), value);
      }
    }

    List<Cell> cells() {
      List<Cell> cells = new ArrayList<>();
      children.forEach((name, child) -> cells.add(child.cell(name)));
      return cells;
    }

    private Cell cell(String name) {
      return leaf.map(value -> value.named(name)).orElseGet(() -> Targets.struct(name, cells()));
    }
  }
}

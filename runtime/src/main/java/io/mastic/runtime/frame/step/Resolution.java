package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What to do with a choice: one of the actions of resolveChoice, on one field. */
@FunctionalInterface
interface Resolution {

  Set<String> KINDS = Set.of("struct", "array", "map");

  /** The fields that take the place of this one; it need not be a choice. */
  List<Cell> apply(Cell cell);

  /**
   * Parses {@code cast:long}, {@code project:string}, {@code make_cols}, {@code make_struct},
   * {@code KeepAsStruct}.
   */
  static Resolution parse(String action) {
    String word = action.trim();
    int colon = word.indexOf(':');
    String verb =
        (colon < 0 ? word : word.substring(0, colon)).toLowerCase(Locale.ROOT).replace("_", "");
    String argument = colon < 0 ? "" : word.substring(colon + 1).trim();
    return switch (verb) {
      case "cast" -> cast(known(argument, action));
      case "project" -> project(known(argument, action));
      case "makecols" -> Resolution::columns;
      case "makestruct", "keepasstruct" -> Resolution::struct;
      default -> throw new IllegalArgumentException("Unknown action of resolveChoice: " + action);
    };
  }

  /** A type, or one of the kinds that choices have beside types. */
  private static String known(String word, String action) {
    if (TypeNames.find(word).isEmpty() && !KINDS.contains(word.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("Unknown type in the action of resolveChoice: " + action);
    }
    return word;
  }

  private static Resolution cast(String word) {
    return TypeNames.find(word).map(Resolution::castTo).orElseGet(() -> project(word));
  }

  static Resolution castTo(GlueType type) {
    return cell -> List.of(cell.with(Conform.column(cell, type), type));
  }

  /** Keeps the values of one type; the rest becomes null, or its text where the type is string. */
  private static Resolution project(String word) {
    Optional<GlueType.Atomic> atom = TypeNames.find(word);
    if (atom.isPresent() && atom.get().equals(GlueType.STRING)) {
      return castTo(GlueType.STRING);
    }
    String name = atom.map(GlueType::name).orElse(word.toLowerCase(Locale.ROOT));
    return cell -> {
      if (!(cell.type() instanceof ChoiceOf)) {
        return atom.map(type -> castTo(type).apply(cell)).orElse(List.of(cell));
      }
      return cell.parts().stream()
          .filter(part -> part.name().equals(name))
          .findFirst()
          .map(part -> List.of(part.named(cell.name())))
          .orElseGet(() -> atom.map(type -> castTo(type).apply(cell)).orElse(List.of(cell)));
    };
  }

  private static List<Cell> columns(Cell cell) {
    return cell.type() instanceof ChoiceOf
        ? cell.parts().stream().map(p -> p.named(cell.name() + "_" + p.name())).toList()
        : List.of(cell);
  }

  private static List<Cell> struct(Cell cell) {
    return cell.type() instanceof ChoiceOf choice
        ? List.of(cell.with(cell.column(), structOf(choice)))
        : List.of(cell);
  }

  private static StructOf structOf(ChoiceOf choice) {
    return new StructOf(choice.alternatives().stream().map(a -> new Field(a.name(), a)).toList());
  }
}

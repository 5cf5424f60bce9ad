package io.mastic.crawlers.schema;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The paths of a schema that lead to values, by which likeness is counted: {@code p.mag}, {@code
 * array[].car}. So two documents are not alike because both are arrays.
 *
 * @param closed the type at the end of each path
 * @param open paths to what was always empty or null: anything may be below them
 */
record Leaves(Map<String, Type> closed, Set<String> open) {

  /** A name cannot hold it, so a path is read in one way only. */
  private static final char STEP = '\u0001';

  static Leaves of(List<Column> columns) {
    Leaves leaves = new Leaves(new LinkedHashMap<>(), new HashSet<>());
    columns.forEach(column -> leaves.add(column.name().toLowerCase(Locale.ROOT), column.type()));
    return leaves;
  }

  private void add(String path, Type type) {
    if (type instanceof Type.Struct struct && !struct.fields().isEmpty()) {
      struct
          .fields()
          .forEach(field -> add(path + STEP + field.name().toLowerCase(Locale.ROOT), field.type()));
    } else if (type instanceof Type.Array array) {
      add(path + STEP + "[]", array.element());
    } else if (type instanceof Type.MapOf map) {
      add(path + STEP + "{}", map.value());
    } else if (type.equals(Type.NOTHING) || type instanceof Type.Struct) {
      open.add(path);
    } else {
      closed.put(path, type);
    }
  }

  int size() {
    return closed.size() + open.size();
  }

  /** How many of these the other has too. */
  long commonWith(Leaves other, Pairing pairing) {
    long common =
        closed.entrySet().stream()
            .filter(
                leaf -> {
                  Type theirs = other.closed.get(leaf.getKey());
                  return theirs == null
                      ? other.isOpenAbove(leaf.getKey())
                      : pairing.goTogether(leaf.getValue(), theirs);
                })
            .count();
    return common + open.stream().filter(other::hasWithin).count();
  }

  /** Whether the types of two leaves of one path let them be one column. */
  interface Pairing {
    boolean goTogether(Type a, Type b);
  }

  private boolean isOpenAbove(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf(STEP, end - 1)) {
      if (open.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasWithin(String path) {
    String below = path + STEP;
    return isOpenAbove(path)
        || closed.containsKey(path)
        || closed.keySet().stream().anyMatch(leaf -> leaf.startsWith(below))
        || open.stream().anyMatch(leaf -> leaf.startsWith(below));
  }
}

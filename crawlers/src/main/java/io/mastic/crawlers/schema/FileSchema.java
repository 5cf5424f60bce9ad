package io.mastic.crawlers.schema;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file or table. Names are lower case, as the catalog keeps them, and unique.
 *
 * @param columns in the order of the data
 * @param names {@link Names#GIVEN} if the data itself names its columns
 */
public record FileSchema(List<Column> columns, Names names) {

  /** How alike two schemas have to be to be one table's. AWS names no figure. */
  private static final double SIMILAR = 0.7;

  /** Where the column names are from. */
  public enum Names {
    /** From the data: a header, JSON keys, a file's own schema. */
    GIVEN,
    /** Made up: col0, col1 ...; they say nothing about what is in the column. */
    MADE_UP
  }

  public FileSchema {
    columns = List.copyOf(columns);
  }

  /**
   * A schema of columns as the data spells them: lower-cased, and a name that comes again gets its
   * position, since a catalog table cannot hold it twice.
   */
  public static FileSchema of(List<Column> columns, Names names) {
    Set<String> seen = new LinkedHashSet<>();
    return new FileSchema(
        columns.stream()
            .map(
                column -> {
                  String name = column.name().toLowerCase(Locale.ROOT);
                  String unique = name;
                  for (int i = seen.size(); !seen.add(unique); i++) {
                    unique = name + "_" + i;
                  }
                  return new Column(unique, column.type());
                })
            .toList(),
        names);
  }

  public FileSchema merge(FileSchema other) {
    return equals(other) ? this : new FileSchema(Merge.columns(columns, other.columns), names);
  }

  /**
   * Whether most columns are the same. Given names decide by themselves; made-up ones count only
   * with types that go together.
   */
  public boolean isSimilarTo(FileSchema other) {
    if (equals(other)) {
      return true;
    }
    Map<String, Type> mine = new HashMap<>();
    columns.forEach(column -> mine.put(column.name(), column.type()));
    long common =
        other.columns.stream()
            .filter(column -> isCommon(mine.get(column.name()), column.type()))
            .count();
    return names == other.names
        && 2.0 * common / Math.max(1, columns.size() + other.columns.size()) >= SIMILAR;
  }

  private boolean isCommon(@Nullable Type mine, Type theirs) {
    if (mine == null) {
      return false;
    }
    return names == Names.GIVEN
        || mine.equals(theirs)
        || !Merge.types(mine, theirs).equals(Type.STRING);
  }
}

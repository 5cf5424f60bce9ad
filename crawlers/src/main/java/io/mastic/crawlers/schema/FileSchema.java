package io.mastic.crawlers.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a file or table. Names are lower case, as the catalog keeps them, and unique.
 *
 * @param columns in the order of the data
 * @param names {@link Names#GIVEN} if the data itself names its columns
 */
public record FileSchema(List<Column> columns, Names names) {

  /**
   * How alike two schemas have to be to be one table's: more than that, as AWS has published.
   *
   * @see <a href="https://repost.aws/knowledge-center/glue-crawler-detect-schema">How the crawler
   *     detects the schema</a>
   */
  private static final double SIMILAR = 0.7;

  /** The catalog's limit for a column's name. */
  private static final int LONGEST_NAME = 255;

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
                  String name = cut(column.name().toLowerCase(Locale.ROOT));
                  String unique = name;
                  for (int i = seen.size(); !seen.add(unique); i++) {
                    unique = name + "_" + i;
                  }
                  return new Column(unique, column.type());
                })
            .toList(),
        names);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  public FileSchema merge(FileSchema other) {
    return equals(other) ? this : new FileSchema(Merge.columns(columns, other.columns), names);
  }

  /**
   * Whether more than seven of ten leaves are the same: of nested columns the fields count, not the
   * column. Given names decide by themselves; made-up ones count only with types that go together.
   */
  public boolean isSimilarTo(FileSchema other) {
    return equals(other) || (names == other.names && likeness(other) > SIMILAR);
  }

  /** The share of the leaves of both that the other has too, 0 to 1. */
  public double likeness(FileSchema other) {
    Leaves mine = Leaves.of(columns);
    Leaves theirs = Leaves.of(other.columns);
    int all = mine.size() + theirs.size();
    long common =
        mine.commonWith(theirs, this::goTogether) + theirs.commonWith(mine, this::goTogether);
    return all == 0 ? 1 : common / (double) all;
  }

  private boolean goTogether(Type mine, Type theirs) {
    return names == Names.GIVEN
        || mine.equals(theirs)
        || !Merge.types(mine, theirs).equals(Type.STRING);
  }
}

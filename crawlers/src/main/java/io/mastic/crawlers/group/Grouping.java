package io.mastic.crawlers.group;

import java.util.OptionalInt;

/**
 * How a crawler is told to group files into tables.
 *
 * @param tableLevel at which level of the path tables are, the bucket being level 1; empty to find
 *     out
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/crawler-grouping-policy.html">TableGroupingPolicy</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/crawler-table-level.html">TableLevelConfiguration</a>
 */
public record Grouping(Likeness likeness, OptionalInt tableLevel) {

  /** What makes files and folders parts of one table. */
  public enum Likeness {
    /** The same format and mostly the same columns. */
    FORMAT_AND_SCHEMA,
    /** The same format is enough: CombineCompatibleSchemas. */
    FORMAT
  }

  /** A table level is a wish for one table there, so similar columns are not asked for. */
  public Likeness likenessOfFiles() {
    return tableLevel.isPresent() ? Likeness.FORMAT : likeness;
  }
}

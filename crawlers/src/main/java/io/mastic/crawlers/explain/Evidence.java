package io.mastic.crawlers.explain;

import java.util.List;

/**
 * Why a column has its type.
 *
 * @param type as it is in the table, a Hive type
 * @param seen which types its values have, the most frequent first; what is not the table's type is
 *     the exception that widened it. Empty for formats whose files say the types themselves
 */
public record Evidence(String column, String type, List<Seen> seen) {

  /**
   * Values of one type.
   *
   * @param count how many there were in the sample
   * @param example the first of them, cut short
   * @param record where that was, counted from 1
   */
  public record Seen(String type, long count, String example, long record) {}

  public Evidence {
    seen = List.copyOf(seen);
  }

  /** For the log of the crawl. */
  public String sentence() {
    StringBuilder text = new StringBuilder(column).append(" is ").append(type);
    for (int i = 0; i < seen.size(); i++) {
      Seen each = seen.get(i);
      text.append(i == 0 ? ": " : ", ")
          .append(each.count())
          .append(' ')
          .append(each.type())
          .append(" like ")
          .append(each.example())
          .append(" in record ")
          .append(each.record());
    }
    return text.toString();
  }
}

package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Type;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the first row names the columns, by the rules that AWS documents for its built-in
 * classifier.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/add-classifier.html#classifier-builtin-rules">Built-in
 *     CSV classifier</a>
 */
final class CsvHeader {

  private static final int LONGEST = 150;

  /** AWS's single-line string pattern. */
  private static final Pattern NAME =
      Pattern.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*");

  private CsvHeader() {}

  /**
   * @param width how many cells most rows have; where a delimiter ends them, one more than names
   */
  static boolean isIn(List<List<String>> rows, int width) {
    List<String> first = rows.get(0);
    return rows.size() > 1
        && first.size() >= Math.min(width, Math.max(2, width - 1))
        && canName(first)
        && rows.stream().skip(1).flatMap(List::stream).anyMatch(CsvHeader::isNoString);
  }

  private static boolean canName(List<String> first) {
    for (int i = 0; i < first.size(); i++) {
      String cell = first.get(i).strip();
      boolean last = i == first.size() - 1;
      boolean names =
          CsvType.of(cell).equals(Type.STRING)
              && NAME.matcher(cell).matches()
              && (last || cell.length() < LONGEST);
      if (!names && !(last && i > 0 && cell.isEmpty())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNoString(String cell) {
    Type type = CsvType.of(cell.strip());
    return !type.equals(Type.STRING) && !type.equals(Type.NOTHING);
  }
}

package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Merge;
import io.mastic.crawlers.schema.Type;
import java.util.regex.Pattern;

/**
 * The type of a cell. AWS's crawler gives CSV columns bigint, double, boolean or string; dates and
 * times stay strings, since LazySimpleSerDe reads only one spelling of them.
 */
final class CsvType {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?|NaN|[+-]?Infinity");

  private CsvType() {}

  /** Of a trimmed cell; an empty one is {@link Type#NOTHING}. */
  static Type of(String cell) {
    if (cell.isEmpty()) {
      return Type.NOTHING;
    }
    char first = cell.charAt(0);
    boolean maybeNumber = first < 'A' || first == 'N' || first == 'I';
    if (maybeNumber && cell.length() < 400 && NUMBER.matcher(cell).matches()) {
      return number(cell);
    }
    boolean isBoolean = cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
    return isBoolean ? Type.BOOLEAN : Type.STRING;
  }

  static Type merge(Type a, Type b) {
    return Merge.types(a, b);
  }

  /** A whole number beyond 64 bits is an identifier that a double would spoil: a string. */
  private static Type number(String cell) {
    if (!WHOLE.matcher(cell).matches()) {
      return cell.chars().allMatch(c -> c >= '0' && c <= '9') ? Type.STRING : Type.DOUBLE;
    }
    try {
      Long.parseLong(cell);
      return Type.BIGINT;
    } catch (NumberFormatException e) {
      return Type.STRING;
    }
  }
}

package io.mastic.crawlers.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one type that holds the values of two: numbers widen, parts are merged one by one, and what
 * does not go together is a string, which every reader can take.
 */
public final class Merge {

  private static final List<String> WHOLE = List.of("tinyint", "smallint", "int", "bigint");
  private static final Map<String, Integer> DIGITS =
      Map.of("tinyint", 3, "smallint", 5, "int", 10, "bigint", 19);
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

  private Merge() {}

  public static Type types(Type a, Type b) {
    if (a.equals(b) || b.equals(Type.NOTHING)) {
      return a;
    }
    if (a.equals(Type.NOTHING)) {
      return b;
    }
    if (a instanceof Type.Struct x && b instanceof Type.Struct y) {
      return new Type.Struct(columns(x.fields(), y.fields()));
    }
    if (a instanceof Type.Array x && b instanceof Type.Array y) {
      return new Type.Array(types(x.element(), y.element()));
    }
    if (a instanceof Type.MapOf x && b instanceof Type.MapOf y) {
      return new Type.MapOf(types(x.key(), y.key()), types(x.value(), y.value()));
    }
    if (a instanceof Type.Atom x && b instanceof Type.Atom y) {
      return numbers(x.name(), y.name());
    }
    return Type.STRING;
  }

  /** Columns of both, in the first one's order; what only the second has comes after. */
  public static List<Column> columns(List<Column> a, List<Column> b) {
    if (a.equals(b)) {
      return a;
    }
    Map<String, Type> merged = new LinkedHashMap<>();
    a.forEach(column -> merged.merge(column.name(), column.type(), Merge::types));
    b.forEach(column -> merged.merge(column.name(), column.type(), Merge::types));
    List<Column> columns = new ArrayList<>(merged.size());
    merged.forEach((name, type) -> columns.add(new Column(name, type)));
    return columns;
  }

  private static Type numbers(String a, String b) {
    if (WHOLE.contains(a) && WHOLE.contains(b)) {
      return Type.atom(WHOLE.get(Math.max(WHOLE.indexOf(a), WHOLE.indexOf(b))));
    }
    if ((isFloating(a) && isNumber(b)) || (isFloating(b) && isNumber(a))) {
      return Type.DOUBLE;
    }
    Matcher x = DECIMAL.matcher(asDecimal(a));
    Matcher y = DECIMAL.matcher(asDecimal(b));
    return x.matches() && y.matches() ? decimal(x, y) : Type.STRING;
  }

  private static Type decimal(Matcher x, Matcher y) {
    int scale = Math.max(part(x, 2), part(y, 2));
    int whole = Math.max(part(x, 1) - part(x, 2), part(y, 1) - part(y, 2));
    return whole + scale <= 38
        ? Type.atom("decimal(" + (whole + scale) + "," + scale + ")")
        : Type.DOUBLE;
  }

  private static int part(Matcher decimal, int group) {
    return Integer.parseInt(decimal.group(group));
  }

  private static String asDecimal(String name) {
    Integer digits = DIGITS.get(name);
    return digits == null ? name : "decimal(" + digits + ",0)";
  }

  private static boolean isFloating(String name) {
    return name.equals("float") || name.equals("double");
  }

  private static boolean isNumber(String name) {
    return isFloating(name) || WHOLE.contains(name) || DECIMAL.matcher(name).matches();
  }
}

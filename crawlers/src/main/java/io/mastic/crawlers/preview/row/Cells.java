package io.mastic.crawlers.preview.row;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether texts are values of their columns' types: a reader makes nulls of those that are not. */
public final class Cells {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d{1,9})?)?)?"
              + "\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?");
  private static final int SHOWN = 40;

  private Cells() {}

  /** Why a record's texts are no values of the columns; null if they all are. */
  public static @Nullable String fault(List<ColumnName> columns, List<@Nullable String> texts) {
    for (int i = 0; i < Math.min(columns.size(), texts.size()); i++) {
      String text = texts.get(i);
      if (text != null && !fits(columns.get(i).type(), text)) {
        return columns.get(i).name()
            + ": "
            + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
            + " is no "
            + columns.get(i).type();
      }
    }
    return null;
  }

  /** An empty text is a null for all types but texts. */
  public static boolean fits(String type, String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return true;
    }
    String base = type.toLowerCase(Locale.ROOT).strip();
    if (base.startsWith("decimal")) {
      return isDecimal(value);
    }
    return switch (base) {
      case "tinyint" -> isWhole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "smallint" -> isWhole(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case "int", "integer" -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "bigint", "long" -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case "float", "double" -> isNumber(value);
      case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      case "date" -> isDate(value);
      case "timestamp" -> TIMESTAMP.matcher(value).matches();
      default -> true;
    };
  }

  private static boolean isWhole(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    try {
      Double.parseDouble(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDecimal(String value) {
    try {
      return new BigDecimal(value).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value).getYear() != 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

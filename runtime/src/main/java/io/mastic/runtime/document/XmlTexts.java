package io.mastic.runtime.document;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text of XML is. */
record XmlTexts(XmlForm form) {

  /** Not 007, which is a text. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9]\\d{0,18})");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(0|[1-9]\\d*)?(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  /** Null if it is to be. */
  @Nullable Object value(String written) {
    String text = form.has(XmlForm.Trait.IGNORE_SURROUNDING_SPACES) ? written.strip() : written;
    if ((!form.nullValue().isEmpty() && form.nullValue().equals(text))
        || (form.has(XmlForm.Trait.EMPTY_IS_NULL) && text.isBlank())) {
      return null;
    }
    return form.values() == XmlForm.Values.TEXTS ? text : typed(text);
  }

  private static Object typed(String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return Boolean.valueOf(word);
    }
    if (WHOLE.matcher(word).matches()) {
      try {
        long value = Long.parseLong(word);
        return value == (int) value ? (Object) (int) value : (Object) value;
      } catch (NumberFormatException tooLong) {
        return Double.valueOf(word);
      }
    }
    return !word.isEmpty()
            && Character.isDigit(word.charAt(word.length() - 1))
            && DECIMAL.matcher(word).matches()
        ? (Object) Double.valueOf(word)
        : text;
  }
}

package io.mastic.runtime.delimited;

/**
 * A character after which the next one is meant as it is, but for some letters.
 *
 * @param letters pairs: a letter, and the character that it stands for
 */
record Escapes(char mark, String letters) {

  /** The well-known escapes of Glue's csv format. */
  static final String GLUE = "n\nr\rt\t0\0";

  /** Those of Hive's LazySimpleSerDe. */
  static final String HIVE = "n\nr\r";

  boolean areNone() {
    return mark == Dialect.NONE;
  }

  String removed(String text) {
    if (areNone() || text.indexOf(mark) < 0) {
      return text;
    }
    StringBuilder meant = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes = c == mark && i + 1 < text.length();
      meant.append(escapes ? meant(text.charAt(++i)) : c);
    }
    return meant.toString();
  }

  private char meant(char letter) {
    for (int i = 0; i < letters.length(); i += 2) {
      if (letters.charAt(i) == letter) {
        return letters.charAt(i + 1);
      }
    }
    return letter;
  }
}

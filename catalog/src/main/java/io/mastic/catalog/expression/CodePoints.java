package io.mastic.catalog.expression;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Text in the order of its code points, which is also the order of its UTF-8 bytes and of both
 * databases.
 */
public final class CodePoints {

  /** {@link String#compareTo} sorts characters beyond U+FFFF before U+E000; this does not. */
  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Integer.compare(rank(x), rank(y));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Halves of pairs stand for code points beyond all single characters. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  /** At most {@code limit} characters, never half of a pair. */
  static String truncate(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  /** The first text beyond all that begin with the prefix; null if there is none. */
  public static @Nullable String afterPrefix(String prefix) {
    int last =
        prefix.isEmpty() ? Character.MAX_CODE_POINT : prefix.codePointBefore(prefix.length());
    if (last == Character.MAX_CODE_POINT) {
      return prefix.isEmpty()
          ? null
          : afterPrefix(prefix.substring(0, prefix.length() - Character.charCount(last)));
    }
    // The halves of pairs are no code points of text.
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return prefix.substring(0, prefix.length() - Character.charCount(last))
        + Character.toString(next);
  }
}

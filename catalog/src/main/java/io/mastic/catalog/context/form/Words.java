package io.mastic.catalog.context.form;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * The words of a text, in lower case and in the singular: what stands between anything that is no
 * letter and no digit, and the parts of names written likeThis.
 */
public final class Words {

  private Words() {}

  /** Gives each word; by hand, since a search over many tables does little else. */
  public static void of(String text, Consumer<String> taker) {
    int start = 0;
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!isOfWord(c)) {
        give(text, start, i, taker);
        start = next;
      } else if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
        give(text, start, i, taker);
        start = i;
      }
      before = c;
      i = next;
    }
    give(text, start, text.length(), taker);
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static void give(String text, int start, int end, Consumer<String> taker) {
    if (start < end) {
      taker.accept(singular(text.substring(start, end).toLowerCase(Locale.ROOT)));
    }
  }

  /** Harman's weak stemmer: it only takes English plurals away. */
  private static String singular(String word) {
    if (word.length() < 4 || !word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) {
      return word;
    }
    if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.substring(0, word.length() - 1);
  }
}

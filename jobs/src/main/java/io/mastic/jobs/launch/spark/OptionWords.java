package io.mastic.jobs.launch.spark;

import io.mastic.jobs.launch.order.LaunchException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of {@code spark.driver.extraJavaOptions}, read as Spark's own launcher does: parts in
 * single or double quotes belong together, a backslash takes the next character as it is (between
 * single quotes it is a character like others).
 */
public final class OptionWords {

  private OptionWords() {}

  /**
   * @throws LaunchException if a quote is not closed
   */
  public static List<String> of(@Nullable String text) throws LaunchException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean within = false;
    char quote = 0;
    String rest = text == null ? "" : text;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < rest.length()) {
        word.append(rest.charAt(++i));
        within = true;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        within = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        end(words, word, within);
        within = false;
      } else {
        word.append(c);
        within = true;
      }
    }
    if (quote != 0) {
      throw new LaunchException(
          "LAUNCH ERROR | A quote in spark.driver.extraJavaOptions is not closed");
    }
    end(words, word, within);
    return words;
  }

  private static void end(List<String> words, StringBuilder word, boolean within) {
    if (within) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}

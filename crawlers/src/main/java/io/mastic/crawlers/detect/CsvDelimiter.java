package io.mastic.crawlers.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which delimiter splits text into rows of one width. */
final class CsvDelimiter {

  /** Those of AWS's built-in classifier; a tab is in no text by chance, so it is before a comma. */
  private static final List<Character> CANDIDATES = List.of('\t', ',', '|', ';', '\u0001');

  /** How many of the rows must have the same width; the rest may be ragged. */
  private static final double REGULAR = 0.8;

  /**
   * How well a delimiter fits.
   *
   * @param width how many cells most rows have
   * @param share how many rows have that width, 0 to 1
   */
  record Fit(char delimiter, List<List<String>> rows, int width, double share) {
    boolean isRegular() {
      return share >= REGULAR;
    }
  }

  private CsvDelimiter() {}

  /** The best fit; if none makes a table of the text, the one that comes nearest. */
  static Fit best(Function<Character, List<List<String>>> rows, CsvSettings settings) {
    int narrowest = settings.width() == CsvSettings.Width.ANY ? 1 : 2;
    return candidates(settings).stream()
        .map(delimiter -> fit(delimiter, rows.apply(delimiter)))
        .max(
            Comparator.comparing((Fit fit) -> fit.width() >= narrowest)
                .thenComparing(Fit::isRegular)
                .thenComparingDouble(Fit::share)
                .thenComparingInt(Fit::width)
                .thenComparingInt(fit -> -CANDIDATES.indexOf(fit.delimiter())))
        .orElseThrow();
  }

  private static List<Character> candidates(CsvSettings settings) {
    return settings.delimiter().map(List::of).orElse(CANDIDATES);
  }

  /** The delimiters that are tried, in words. */
  static String tried(CsvSettings settings) {
    return candidates(settings).stream().map(CsvDelimiter::shown).collect(Collectors.joining(", "));
  }

  static String shown(char delimiter) {
    return switch (delimiter) {
      case '\t' -> "tab";
      case '\u0001' -> "Ctrl-A";
      default -> "'" + delimiter + "'";
    };
  }

  private static Fit fit(char delimiter, List<List<String>> rows) {
    Map<Integer, Long> widths =
        rows.stream().collect(Collectors.groupingBy(List::size, Collectors.counting()));
    Map.Entry<Integer, Long> usual =
        widths.entrySet().stream()
            .max(
                Map.Entry.<Integer, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElse(Map.entry(0, 0L));
    return new Fit(
        delimiter, rows, usual.getKey(), usual.getValue() / (double) Math.max(1, rows.size()));
  }
}

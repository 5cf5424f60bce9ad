package io.mastic.crawlers.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    boolean isTable(int narrowest) {
      return width >= narrowest && share >= REGULAR;
    }

    private boolean isBetterThan(Fit other) {
      return share > other.share || (share == other.share && width > other.width);
    }
  }

  private CsvDelimiter() {}

  /** The best fit; empty if no delimiter makes a table of two rows of the text. */
  static Optional<Fit> find(Function<Character, List<List<String>>> rows, CsvSettings settings) {
    List<Character> candidates = settings.delimiter().map(List::of).orElse(CANDIDATES);
    int narrowest = settings.width() == CsvSettings.Width.ANY ? 1 : 2;
    return candidates.stream()
        .map(delimiter -> fit(delimiter, rows.apply(delimiter)))
        .filter(fit -> fit.isTable(narrowest))
        .reduce((a, b) -> b.isBetterThan(a) ? b : a);
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

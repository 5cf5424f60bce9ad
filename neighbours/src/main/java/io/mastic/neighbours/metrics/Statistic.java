package io.mastic.neighbours.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be asked of values that are summed up. */
enum Statistic {
  SAMPLE_COUNT("SampleCount"),
  AVERAGE("Average"),
  SUM("Sum"),
  MINIMUM("Minimum"),
  MAXIMUM("Maximum");

  private final String word;

  Statistic(String word) {
    this.word = word;
  }

  static Optional<Statistic> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(each -> each.word).toList();
  }

  String word() {
    return word;
  }

  double of(Datum.Sums sums) {
    return switch (this) {
      case SAMPLE_COUNT -> sums.samples();
      case AVERAGE -> sums.samples() == 0 ? 0 : sums.total() / sums.samples();
      case SUM -> sums.total();
      case MINIMUM -> sums.least();
      case MAXIMUM -> sums.most();
    };
  }
}

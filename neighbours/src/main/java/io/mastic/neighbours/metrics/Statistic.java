package io.mastic.neighbours.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What can be asked of values that are summed up. */
enum Statistic {
  SAMPLE_COUNT("SampleCount", Datum.Sums::samples),
  AVERAGE("Average", sums -> sums.samples() == 0 ? 0 : sums.total() / sums.samples()),
  SUM("Sum", Datum.Sums::total),
  MINIMUM("Minimum", Datum.Sums::least),
  MAXIMUM("Maximum", Datum.Sums::most);

  private final String word;
  private final ToDoubleFunction<Datum.Sums> value;

  Statistic(String word, ToDoubleFunction<Datum.Sums> value) {
    this.word = word;
    this.value = value;
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
    return value.applyAsDouble(sums);
  }
}

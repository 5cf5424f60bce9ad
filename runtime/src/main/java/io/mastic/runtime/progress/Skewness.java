package io.mastic.runtime.progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How unevenly the work of stages is spread, as Glue counts it: how far a stage's longest task is
 * beyond so many times its median one. 0 is within, 1 is twice as long as that.
 */
final class Skewness {

  /** Of a stage's tasks so many are remembered: their median is near enough. */
  private static final int MOST = 4_096;

  private final double factor;
  private final Map<Integer, List<Long>> tasks = new HashMap<>();
  private double latest;
  private double millis;
  private double mostWeighted;

  Skewness(double factor) {
    this.factor = factor;
  }

  void task(int stage, long duration) {
    List<Long> durations = tasks.computeIfAbsent(stage, none -> new ArrayList<>());
    if (durations.size() == MOST) {
      Collections.sort(durations);
      durations.remove(MOST / 2);
    }
    durations.add(duration);
  }

  /** A stage that has come to its end after so long. */
  void over(int stage, long duration) {
    latest = of(stage);
    tasks.remove(stage);
    millis += duration;
    mostWeighted = Math.max(mostWeighted, latest * duration);
  }

  /** Of the stage that is most uneven now, or of the last one if none is under way. */
  double ofStages() {
    return tasks.keySet().stream().mapToDouble(this::of).max().orElse(latest);
  }

  /** The greatest of all stages, each by its share of the time. */
  double ofJob() {
    return millis == 0 ? 0 : mostWeighted / millis;
  }

  private double of(int stage) {
    List<Long> durations = new ArrayList<>(tasks.getOrDefault(stage, List.of()));
    if (durations.isEmpty()) {
      return 0;
    }
    Collections.sort(durations);
    double median = Math.max(1, durations.get(durations.size() / 2));
    return Math.max(0, durations.get(durations.size() - 1) / median / factor - 1);
  }
}

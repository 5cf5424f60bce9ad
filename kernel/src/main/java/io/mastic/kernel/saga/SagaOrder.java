package io.mastic.kernel.saga;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A saga that is to be done.
 *
 * @param kind whose handler does it
 * @param account and {@code region}: whose it is
 * @param input for the handler, its own text
 * @param steps in an order in which they could be done one by one
 */
public record SagaOrder(
    String kind, String account, String region, String input, List<StepOrder> steps) {

  /**
   * @throws IllegalArgumentException if two steps have one name, or one comes after a step that is
   *     not ordered before it
   */
  public SagaOrder {
    steps = List.copyOf(steps);
    Set<String> names = new HashSet<>();
    for (StepOrder step : steps) {
      if (!names.containsAll(step.after())) {
        throw new IllegalArgumentException(
            "step " + step.name() + " comes after one that is not ordered before it");
      }
      if (!names.add(step.name())) {
        throw new IllegalArgumentException("two steps are called " + step.name());
      }
    }
  }
}

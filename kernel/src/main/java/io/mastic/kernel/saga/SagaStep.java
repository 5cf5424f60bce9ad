package io.mastic.kernel.saga;

import java.time.Instant;

/**
 * A step as it stands.
 *
 * @param number in the order of the saga, from 0
 * @param tries that failed since it began, or since it began to be undone
 * @param dueAt when it may be tried, or looked at, again
 * @param word what it has left behind
 */
public record SagaStep(
    int number, StepOrder order, StepState state, int tries, Instant dueAt, Word word) {

  /**
   * What a step has left behind.
   *
   * @param note for its own next look; empty if there is none
   * @param output for the steps after it and for the saga's owner; empty until it is done
   * @param reason why it failed or is stuck, or why its last try did; empty if none did
   */
  public record Word(String note, String output, String reason) {

    static final Word NONE = new Word("", "", "");
  }

  public String name() {
    return order.name();
  }

  boolean isDue(Instant now) {
    return !dueAt.isAfter(now);
  }
}

package io.mastic.kernel.saga;

import java.time.Duration;

/** What became of a try. */
public sealed interface StepOutcome {

  /**
   * It is done, or undone.
   *
   * @param output for the steps after it; of no use when it is undone
   */
  record Done(String output) implements StepOutcome {}

  /**
   * It goes on elsewhere: it is looked at again, without holding a thread meanwhile.
   *
   * @param pause until then; more than nothing
   * @param note what the next look needs to know
   */
  record Wait(Duration pause, String note) implements StepOutcome {

    public Wait {
      if (pause.toMillis() < 1) {
        throw new IllegalArgumentException("a pause is at least a millisecond");
      }
    }
  }

  /** It will never succeed, so it is not tried again. */
  record Failed(String reason) implements StepOutcome {}

  StepOutcome DONE = new Done("");

  static StepOutcome done(String output) {
    return new Done(output);
  }

  static StepOutcome waiting(Duration pause, String note) {
    return new Wait(pause, note);
  }

  static StepOutcome failed(String reason) {
    return new Failed(reason);
  }
}

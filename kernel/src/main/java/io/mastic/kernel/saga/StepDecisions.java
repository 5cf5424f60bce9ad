package io.mastic.kernel.saga;

import io.mastic.kernel.task.TaskHandler;
import java.time.Instant;

/** How a step stands after something became of it: values from values. */
final class StepDecisions {

  private StepDecisions() {}

  /** Before its first try, so that a crash in it leaves something to undo. */
  static SagaStep begun(SagaStep step) {
    return with(step, StepState.BEGUN, 0, step.dueAt(), step.word());
  }

  static SagaStep toBeUndone(SagaStep step, Instant now) {
    SagaStep.Word word = new SagaStep.Word("", step.word().output(), step.word().reason());
    return with(step, StepState.UNDOING, 0, now, word);
  }

  /**
   * @param good where it is once it is done
   * @param bad where it is once it has failed
   */
  static SagaStep after(
      SagaStep step, StepOutcome outcome, StepState good, StepState bad, Instant now) {
    SagaStep.Word word = step.word();
    if (outcome instanceof StepOutcome.Done done) {
      String output = good == StepState.DONE ? done.output() : word.output();
      return with(step, good, 0, now, new SagaStep.Word("", output, word.reason()));
    }
    if (outcome instanceof StepOutcome.Wait wait) {
      SagaStep.Word noted = new SagaStep.Word(wait.note(), word.output(), word.reason());
      return with(step, step.state(), 0, now.plus(wait.pause()), noted);
    }
    String reason = ((StepOutcome.Failed) outcome).reason();
    return with(step, bad, step.tries(), now, because(word, reason));
  }

  /** After a try that may succeed another time. */
  static SagaStep afterTry(SagaStep step, String reason, StepState bad, Instant now) {
    int tries = step.tries() + 1;
    boolean isLast = tries >= Sagas.TRIES;
    Instant due = isLast ? now : now.plus(TaskHandler.pauseAfter(step.tries()));
    return with(step, isLast ? bad : step.state(), tries, due, because(step.word(), reason));
  }

  private static SagaStep.Word because(SagaStep.Word word, String reason) {
    return new SagaStep.Word(word.note(), word.output(), reason);
  }

  private static SagaStep with(
      SagaStep step, StepState state, int tries, Instant due, SagaStep.Word word) {
    return new SagaStep(step.number(), step.order(), state, tries, due, word);
  }
}

package io.mastic.kernel.saga;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to be done next for a saga: decided from how it stands alone. */
sealed interface Next {

  /** To try a step, or look at it again. */
  record Act(SagaStep step) implements Next {}

  /** To try to undo a step, or look at that again. */
  record Undo(SagaStep step) implements Next {}

  /** To undo from now on what was begun. */
  record TurnBack(String reason) implements Next {}

  record End(SagaState state) implements Next {}

  /** Nothing until then. */
  record Look(Instant at) implements Next {}

  /** Nothing until a step that is being tried has come back. */
  record Await() implements Next {}

  /** Whether a step is to be tried. */
  default boolean isTry() {
    return this instanceof Act || this instanceof Undo;
  }

  String CANCELLED = "it was cancelled";

  /**
   * Decides.
   *
   * @param busy names of the steps that are being tried at this moment: nothing is undone before
   *     they have come to their end
   */
  static Next of(Saga saga, Instant now, Set<String> busy) {
    Next next =
        switch (saga.state()) {
          case RUNNING -> onward(saga, now, busy);
          case COMPENSATING -> backward(saga, now, busy);
          default -> new End(saga.state());
        };
    boolean isOfAll = next instanceof TurnBack || next instanceof End;
    return isOfAll && !busy.isEmpty() ? new Await() : next;
  }

  private static Next onward(Saga saga, Instant now, Set<String> busy) {
    if (saga.course().isCancelled()) {
      return new TurnBack(CANCELLED);
    }
    Optional<SagaStep> failed =
        saga.steps().stream().filter(step -> step.state() == StepState.FAILED).findFirst();
    if (failed.isPresent()) {
      return new TurnBack(failed.get().name() + ": " + failed.get().word().reason());
    }
    Map<String, SagaStep> byName = saga.byName();
    List<SagaStep> open =
        saga.steps().stream()
            .filter(step -> step.state() == StepState.PENDING || step.state() == StepState.BEGUN)
            .toList();
    if (open.isEmpty()) {
      return new End(SagaState.SUCCEEDED);
    }
    List<SagaStep> ready =
        open.stream().filter(step -> !busy.contains(step.name()) && isReady(step, byName)).toList();
    return first(ready, now).<Next>map(Act::new).orElseGet(() -> look(ready));
  }

  private static boolean isReady(SagaStep step, Map<String, SagaStep> byName) {
    return step.order().after().stream()
        .map(byName::get)
        .allMatch(before -> before != null && before.state() == StepState.DONE);
  }

  private static Next backward(Saga saga, Instant now, Set<String> busy) {
    List<SagaStep> free =
        saga.steps().stream()
            .filter(step -> step.state() == StepState.UNDOING && !busy.contains(step.name()))
            .filter(step -> nothingStandsOn(step, saga))
            .sorted(Comparator.comparing(SagaStep::number).reversed())
            .toList();
    if (!free.isEmpty()) {
      return first(free, now).<Next>map(Undo::new).orElseGet(() -> look(free));
    }
    boolean isStuck = saga.steps().stream().anyMatch(step -> step.state() == StepState.STUCK);
    return new End(isStuck ? SagaState.STUCK : SagaState.COMPENSATED);
  }

  private static boolean nothingStandsOn(SagaStep step, Saga saga) {
    return saga.steps().stream()
        .noneMatch(
            other -> other.state().mayRemain() && other.order().after().contains(step.name()));
  }

  private static Optional<SagaStep> first(List<SagaStep> steps, Instant now) {
    return steps.stream().filter(step -> step.isDue(now)).findFirst();
  }

  private static Next look(List<SagaStep> steps) {
    return steps.stream()
        .map(SagaStep::dueAt)
        .min(Comparator.naturalOrder())
        .<Next>map(Look::new)
        .orElseGet(Await::new);
  }
}

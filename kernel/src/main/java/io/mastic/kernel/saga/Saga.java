package io.mastic.kernel.saga;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it stands.
 *
 * @param id a UUID
 * @param course how it goes
 * @param startedAt to the millisecond
 * @param endedAt null until then
 * @param steps in their order
 */
public record Saga(
    String id,
    Owner owner,
    Course course,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<SagaStep> steps) {

  /**
   * Whose it is and what for.
   *
   * @param kind whose handler does it
   * @param input the handler's own text
   */
  public record Owner(String kind, String account, String region, String input) {}

  /**
   * How it goes.
   *
   * @param reason why it is not, or was not, done; empty if it is
   * @param isCancelled whether somebody asked for it to be undone while it ran
   */
  public record Course(SagaState state, String reason, boolean isCancelled) {}

  public Saga {
    steps = List.copyOf(steps);
  }

  public SagaState state() {
    return course.state();
  }

  /** What its steps have left for others, by their names; of those done and not undone. */
  public Map<String, String> outputs() {
    return steps.stream()
        .filter(Saga::hasOutput)
        .collect(Collectors.toMap(SagaStep::name, step -> step.word().output()));
  }

  private static boolean hasOutput(SagaStep step) {
    return step.state() == StepState.DONE
        || (step.state().mayRemain() && !step.word().output().isEmpty());
  }

  Map<String, SagaStep> byName() {
    return steps.stream().collect(Collectors.toMap(SagaStep::name, Function.identity()));
  }
}

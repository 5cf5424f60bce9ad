package io.mastic.kernel.saga;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** A handler that does as a test says, and writes down what it did. */
final class Story implements SagaHandler {

  /** What a test has a try do. */
  @FunctionalInterface
  interface Try {
    StepOutcome of(StepTurn turn) throws Exception;
  }

  final List<String> tried = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();
  final List<String> ends = new CopyOnWriteArrayList<>();
  volatile int atOnce = 1;
  private final Map<String, Queue<Try>> script = new ConcurrentHashMap<>();

  /**
   * Says what the next tries do, in their order; those that nothing is said of are done at once.
   *
   * @param what such as {@code act a} or {@code undo a}
   */
  Story when(String what, Try... tries) {
    script.computeIfAbsent(what, w -> new ConcurrentLinkedQueue<>()).addAll(List.of(tries));
    return this;
  }

  @Override
  public int atOnce() {
    return atOnce;
  }

  @Override
  public StepOutcome act(StepTurn turn) throws Exception {
    return tell("act", turn);
  }

  @Override
  public StepOutcome undo(StepTurn turn) throws Exception {
    return tell("undo", turn);
  }

  private StepOutcome tell(String wish, StepTurn turn) throws Exception {
    String what = wish + " " + turn.step().name();
    tried.add(what);
    tokens.add(turn.token());
    Queue<Try> next = script.get(what);
    Try now = next == null ? null : next.poll();
    return now == null ? StepOutcome.done("made " + turn.step().name()) : now.of(turn);
  }

  @Override
  public void ended(Handle h, Saga saga) {
    ends.add(saga.state().name());
  }
}

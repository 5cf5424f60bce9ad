package io.mastic.kernel.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes next, as tables: a step is NAME[<BEFORE+BEFORE]:STATE[@DUE]. */
class NextTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:PENDING b<a:PENDING                       | Act a
          a:BEGUN b<a:PENDING                         | Act a
          a:BEGUN@1500 b<a:PENDING                    | Look 1500
          a:BEGUN@1500 b:PENDING                      | Act b
          a:BEGUN@1500 b:BEGUN@1200 c<a+b:PENDING     | Look 1200
          a:DONE b<a:PENDING                          | Act b
          a:DONE b:BEGUN@1500 c<a+b:PENDING           | Look 1500
          a:DONE b<a:DONE                             | End SUCCEEDED
          a:DONE b<a:FAILED c:BEGUN@1500              | TurnBack b: no
          ''                                          | End SUCCEEDED
          """)
  void onward(String steps, String expected) {
    assertThat(say(Next.of(saga(SagaState.RUNNING, false, steps), NOW, Set.of())))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:UNDOING b<a:UNDOING c<b:PENDING           | Undo b
          a:UNDOING b:UNDOING                         | Undo b
          a:UNDOING b<a:UNDOING@1500                  | Look 1500
          a:UNDOING b:UNDOING@1500                    | Undo a
          a:UNDOING b<a:UNDONE                        | Undo a
          a:UNDOING b<a:STUCK                         | End STUCK
          a:UNDOING b<a:STUCK c:UNDOING               | Undo c
          a:UNDONE b<a:UNDONE c<b:PENDING             | End COMPENSATED
          a:PENDING                                   | End COMPENSATED
          """)
  void backward(String steps, String expected) {
    assertThat(say(Next.of(saga(SagaState.COMPENSATING, false, steps), NOW, Set.of())))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RUNNING      | a      | a:BEGUN b:PENDING                       | Act b
          RUNNING      | a      | a:BEGUN b<a:PENDING                     | Await
          RUNNING      | a      | a:BEGUN b:BEGUN@1500 c<a+b:PENDING      | Look 1500
          RUNNING      | a+b    | a:BEGUN b:BEGUN c:PENDING               | Act c
          RUNNING      | b      | a:FAILED b:BEGUN c:PENDING              | Await
          RUNNING      | b      | a:FAILED b:DONE c:PENDING               | Await
          RUNNING      | b      | a:DONE b:DONE                           | Await
          COMPENSATING | b      | a:UNDOING b:UNDOING                     | Undo a
          COMPENSATING | b      | a:UNDOING b<a:UNDOING                   | Await
          COMPENSATING | b      | a:UNDOING b<a:UNDONE                    | Undo a
          COMPENSATING | b      | a:UNDOING@1500 b:UNDOING                | Look 1500
          COMPENSATING | a      | a:UNDONE                                | Await
          """)
  void besideWhatIsBeingTried(SagaState state, String busy, String steps, String expected) {
    Next next = Next.of(saga(state, false, steps), NOW, Set.of(busy.split("\\+", -1)));
    assertThat(say(next)).isEqualTo(expected);
  }

  @Test
  void whatIsCancelledWaitsForWhatIsBeingTried() {
    Saga saga = saga(SagaState.RUNNING, true, "a:BEGUN b:PENDING");
    assertThat(say(Next.of(saga, NOW, Set.of("a")))).isEqualTo("Await");
  }

  @Test
  void whatIsCancelledTurnsBack() {
    Saga saga = saga(SagaState.RUNNING, true, "a:DONE b:DONE");
    assertThat(say(Next.of(saga, NOW, Set.of()))).isEqualTo("TurnBack " + Next.CANCELLED);
  }

  @Test
  void anOrderHasNoCircle() {
    StepOrder a = new StepOrder("a", "", List.of("b"));
    StepOrder b = new StepOrder("b", "", List.of());
    assertThatThrownBy(() -> new SagaOrder("k", "1", "r", "", List.of(a, b)))
        .hasMessage("step a comes after one that is not ordered before it");
    assertThatThrownBy(() -> new SagaOrder("k", "1", "r", "", List.of(b, b)))
        .hasMessage("two steps are called b");
  }

  private static String say(Next next) {
    if (next instanceof Next.Act act) {
      return "Act " + act.step().name();
    } else if (next instanceof Next.Undo undo) {
      return "Undo " + undo.step().name();
    } else if (next instanceof Next.Look look) {
      return "Look " + look.at().toEpochMilli();
    } else if (next instanceof Next.End end) {
      return "End " + end.state();
    } else if (next instanceof Next.Await) {
      return "Await";
    }
    return "TurnBack " + ((Next.TurnBack) next).reason();
  }

  private static Saga saga(SagaState state, boolean isCancelled, String text) {
    List<SagaStep> steps = new ArrayList<>();
    for (String each : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
      String[] parts = each.split("[:@]", -1);
      String[] order = parts[0].split("<", -1);
      List<String> after = order.length == 1 ? List.of() : List.of(order[1].split("\\+", -1));
      Instant due = Instant.ofEpochMilli(parts.length == 3 ? Long.parseLong(parts[2]) : 0);
      steps.add(
          new SagaStep(
              steps.size(),
              new StepOrder(order[0], "", after),
              StepState.valueOf(parts[1]),
              0,
              due,
              new SagaStep.Word("", "", "no")));
    }
    return new Saga(
        "id",
        new Saga.Owner("k", "1", "r", ""),
        new Saga.Course(state, "", isCancelled),
        NOW,
        null,
        steps);
  }
}

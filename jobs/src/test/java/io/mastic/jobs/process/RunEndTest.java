package io.mastic.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.RunResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEndTest {

  private static final Optional<RunResult> GOOD = Optional.of(RunResult.succeeding());
  private static final Optional<RunResult> BAD =
      Optional.of(RunResult.failed(1, "ValueError: boom"));
  private static final Optional<RunResult> EXIT = Optional.of(RunResult.failed(3, null));
  private static final Optional<RunResult> NONE = Optional.empty();

  @Test
  void theResultDecides() {
    assertThat(RunEnd.of(RunState.RUNNING, false, GOOD, Optional.of(0)))
        .isEqualTo(new RunEnd(RunState.SUCCEEDED, null));
    assertThat(RunEnd.of(RunState.RUNNING, false, BAD, Optional.of(1)))
        .isEqualTo(RunEnd.failed("ValueError: boom"));
    assertThat(RunEnd.of(RunState.RUNNING, false, EXIT, Optional.of(3)))
        .isEqualTo(RunEnd.failed("Command failed with exit code 3"));
  }

  @Test
  void aRunThatEndedByItselfJustInTimeHasNotTimedOut() {
    assertThat(RunEnd.of(RunState.RUNNING, true, GOOD, Optional.of(0)).state())
        .isEqualTo(RunState.SUCCEEDED);
    assertThat(RunEnd.of(RunState.RUNNING, true, NONE, Optional.of(143)).state())
        .isEqualTo(RunState.TIMEOUT);
  }

  @Test
  void aRunThatWasToStopIsStopped() {
    assertThat(RunEnd.of(RunState.STOPPING, false, BAD, Optional.of(1)).state())
        .isEqualTo(RunState.STOPPED);
    assertThat(RunEnd.of(RunState.STOPPING, false, NONE, Optional.empty()).state())
        .isEqualTo(RunState.STOPPED);
  }

  @Test
  void withoutAResultTheMessageSaysWhatIsKnown() {
    assertThat(RunEnd.of(RunState.RUNNING, false, NONE, Optional.of(137)).error())
        .contains("exit code 137", "killed");
    assertThat(RunEnd.of(RunState.RUNNING, false, NONE, Optional.of(134)).error())
        .contains("signal 6");
    assertThat(RunEnd.of(RunState.RUNNING, false, NONE, Optional.of(0)).state())
        .isEqualTo(RunState.FAILED);
    assertThat(RunEnd.of(RunState.RUNNING, false, NONE, Optional.empty()).error())
        .contains("without a result");
  }

  @Test
  void whatCouldNotBeginOrBeKnownSaysSo() {
    assertThat(RunEnd.of(RunState.STARTING, Departure.failed("no script")))
        .isEqualTo(RunEnd.failed("no script"));
    assertThat(RunEnd.of(RunState.STARTING, Departure.failed("a\0b")).error())
        .isEqualTo("a\uFFFDb");
    assertThat(RunEnd.of(RunState.STOPPING, Departure.failed("no script")).state())
        .isEqualTo(RunState.STOPPED);
    assertThat(RunEnd.of(RunState.STARTING, new Departure.NeverBegun()).state())
        .isEqualTo(RunState.STOPPED);
    assertThat(
            RunEnd.of(
                    RunState.RUNNING,
                    new Departure.Gone(Departure.Cause.OVERDUE, NONE, Optional.of(143)))
                .state())
        .isEqualTo(RunState.TIMEOUT);
  }
}

package io.mastic.jobs.process;

import static io.mastic.jobs.process.RunState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {

  private static final Set<RunState> ENDS =
      EnumSet.of(STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, EXPIRED);

  @ParameterizedTest
  @EnumSource(RunState.class)
  void whatHasEndedStays(RunState state) {
    assertThat(state.ended()).isEqualTo(ENDS.contains(state));
    if (state.ended()) {
      assertThat(RunState.values()).noneMatch(state::mayBecome);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"WAITING", "STARTING", "RUNNING"})
  void whatHasNotEndedCanBeStopped(RunState state) {
    assertThat(state.mayBecome(STOPPING)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"WAITING", "STARTING", "RUNNING"})
  void whatItsProcessCameToIsNeverRefused(RunState state) {
    assertThat(Set.of(SUCCEEDED, FAILED, TIMEOUT)).allMatch(state::mayBecome);
  }

  @Test
  void whatWasAskedToStopStops() {
    assertThat(Arrays.stream(values()).filter(STOPPING::mayBecome)).containsExactly(STOPPED);
  }
}

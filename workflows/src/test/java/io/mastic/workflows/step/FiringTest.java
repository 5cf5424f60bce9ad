package io.mastic.workflows.step;

import static io.mastic.workflows.step.Examples.conditions;
import static io.mastic.workflows.step.Examples.job;
import static io.mastic.workflows.step.Examples.jobActivity;
import static io.mastic.workflows.step.Examples.onDemand;
import static io.mastic.workflows.step.Examples.run;
import static io.mastic.workflows.step.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;

class FiringTest {

  private static final Trigger BOTH =
      when(
          "then",
          Logical.AND,
          conditions(job("a", JobRunState.SUCCEEDED), job("b", JobRunState.SUCCEEDED)),
          run("c"));
  private static final Trigger EITHER =
      when(
          "then",
          Logical.ANY,
          conditions(job("a", JobRunState.SUCCEEDED), job("b", JobRunState.FAILED)),
          run("c"));

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("nothing ended", BOTH, List.of(jobActivity("a", "RUNNING", false)), false),
        Arguments.of("one of two", BOTH, List.of(jobActivity("a", "SUCCEEDED", true)), false),
        Arguments.of(
            "both",
            BOTH,
            List.of(jobActivity("a", "SUCCEEDED", true), jobActivity("b", "SUCCEEDED", true)),
            true),
        Arguments.of(
            "both, one otherwise",
            BOTH,
            List.of(jobActivity("a", "SUCCEEDED", true), jobActivity("b", "FAILED", true)),
            false),
        Arguments.of("any: the first", EITHER, List.of(jobActivity("a", "SUCCEEDED", true)), true),
        Arguments.of("any: the failure", EITHER, List.of(jobActivity("b", "FAILED", true)), true),
        Arguments.of(
            "a failure that is tried again",
            EITHER,
            List.of(jobActivity("b", "FAILED", false)),
            false),
        Arguments.of(
            "the latest run counts",
            EITHER,
            List.of(jobActivity("a", "SUCCEEDED", true), jobActivity("a", "RUNNING", false)),
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void due(String what, Trigger trigger, List<Activity> activities, boolean fires) {
    Progress progress =
        new Progress(List.of(onDemand("start", run("a")), trigger), List.of("start"), activities);
    assertThat(Firing.due(progress)).as(what).hasSize(fires ? 1 : 0);
  }

  @Test
  void aTriggerFiresOnceInARun() {
    Progress progress =
        new Progress(
            List.of(EITHER), List.of("then"), List.of(jobActivity("a", "SUCCEEDED", true)));
    assertThat(Firing.due(progress)).isEmpty();
  }

  @Test
  void aTriggerThatIsNotActivatedDoesNotFire() {
    Trigger asleep = EITHER.toBuilder().state(TriggerState.DEACTIVATED).build();
    Progress progress =
        new Progress(List.of(asleep), List.of(), List.of(jobActivity("a", "SUCCEEDED", true)));
    assertThat(Firing.due(progress)).isEmpty();
  }

  @Test
  void aRunBeginsWithTheTriggerThatIsNotConditional() {
    assertThat(Firing.start(List.of(BOTH, onDemand("first", run("a")))))
        .map(Trigger::name)
        .contains("first");
    assertThat(Firing.start(List.of(BOTH))).isEmpty();
  }
}

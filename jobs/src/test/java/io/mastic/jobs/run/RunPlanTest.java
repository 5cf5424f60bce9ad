package io.mastic.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobCommand;

class RunPlanTest {

  private static Job.Builder job(String command) {
    return Job.builder()
        .name("j")
        .role("r")
        .command(JobCommand.builder().name(command).scriptLocation("s3://b/s.py").build());
  }

  private static final StartRequest PLAIN = StartRequest.with(Map.of());

  @ParameterizedTest
  @CsvSource({
    "glueetl, 5.0, 480",
    "glueetl, 5.1, 480",
    "glueetl, 4.0, 2880",
    "glueetl, , 2880",
    "pythonshell, 5.0, 2880",
    "gluestreaming, 5.0, 0"
  })
  void theDefaultTimeoutFollowsKindAndVersion(String command, String version, int minutes) {
    assertThat(RunPlan.of(job(command).glueVersion(version).build(), PLAIN).timeout())
        .isEqualTo(minutes);
  }

  @Test
  void theRunsTimeoutWinsOverTheJobs() {
    Job job = job("glueetl").timeout(7).build();
    assertThat(RunPlan.of(job, PLAIN).timeout()).isEqualTo(7);
    assertThat(RunPlan.of(job, PLAIN.withTimeout(3)).timeout()).isEqualTo(3);
  }

  @Test
  void argumentsAreMergedByRank() {
    Job job =
        job("glueetl")
            .defaultArguments(
                Map.of("--a", "default", "--b", "default", "--c", "default", "--d", "default"))
            .nonOverridableArguments(Map.of("--d", "fixed"))
            .build();
    StartRequest start =
        new StartRequest(
            Map.of("--c", "run", "--d", "run"),
            Map.of("--b", "trigger", "--c", "trigger"),
            "t",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(RunPlan.of(job, start).arguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("--a", "default", "--b", "trigger", "--c", "run", "--d", "fixed"));
  }

  @Test
  void whatGlueSetsCannotBeChangedByAnArgument() {
    assertThat(
            RunArguments.commandLine(
                Map.of("JOB_NAME", "true-name"), Map.of("--JOB_NAME", "other", "--x", "")))
        .isEqualTo(List.of("--JOB_NAME", "true-name", "--x", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "glueetl, , , , 10, 10",
    "pythonshell, , , , 0.0625, 0",
    "pythonshell, 1, , , 1, 1",
    "glueetl, , G.1X, 2, 2, 2",
    "glueetl, , G.2X, 5, 10, 10",
    "gluestreaming, , G.025X, 2, 0.5, 0",
    "glueetl, , R.8X, 1, 8, 8"
  })
  void capacityIsCountedInUnits(
      String command, Double max, String type, Integer workers, double dpus, int allocated) {
    Job job = job(command).maxCapacity(max).workerType(type).numberOfWorkers(workers).build();
    Capacity capacity = RunPlan.of(job, PLAIN).capacity();
    assertThat(capacity.dpus()).isEqualTo(dpus);
    assertThat(capacity.allocated()).isEqualTo(allocated);
  }

  @Test
  void aRetryIsNamedAfterTheFirstRun() {
    assertThat(JobRun.retryId("jr_1", 1)).isEqualTo("jr_1_attempt_1");
    assertThat(JobRun.retryId("jr_1_attempt_1", 2)).isEqualTo("jr_1_attempt_2");
  }

  @Test
  void onlyCustomersVariablesReachTheDriver() {
    assertThat(
            LaunchOrders.customers(
                Map.of("--customer-driver-env-vars", "CUSTOMER_A=1,PATH=/evil, CUSTOMER_B = x y")))
        .containsExactly(Map.entry("CUSTOMER_A", "1"), Map.entry("CUSTOMER_B", "x y"));
  }
}

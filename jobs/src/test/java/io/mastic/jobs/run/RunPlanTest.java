package io.mastic.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Action;
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
    "glueetl, , 480",
    "pythonshell, 5.0, 2880",
    "gluestreaming, 5.0, 0"
  })
  void theDefaultTimeoutFollowsKindAndVersion(String command, String version, int minutes) {
    assertThat(RunPlan.of(job(command).glueVersion(version).build(), PLAIN).limits().timeout())
        .isEqualTo(minutes);
  }

  @Test
  void theRunsTimeoutWinsOverTheJobs() {
    Job job = job("glueetl").timeout(7).build();
    assertThat(RunPlan.of(job, PLAIN).limits().timeout()).isEqualTo(7);
    Action action = Action.builder().timeout(3).securityConfiguration("s").build();
    assertThat(RunPlan.of(job, PLAIN.with(action)).limits().timeout()).isEqualTo(3);
    assertThat(PLAIN.with(action).attributes().securityConfiguration()).isEqualTo("s");
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
            Parameters.of(Map.of("--c", "run", "--d", "run")),
            new Cause(
                "t",
                Parameters.of(Map.of("--b", "trigger", "--c", "trigger")),
                null,
                null,
                Map.of()),
            Sizing.OF_JOB,
            Attributes.NONE,
            null,
            null,
            null);
    assertThat(RunPlan.of(job, start).parameters().byKey())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("--a", "default", "--b", "trigger", "--c", "run", "--d", "fixed"));
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
    assertThat(Attempt.retryId("jr_1", 1)).isEqualTo("jr_1_attempt_1");
    assertThat(Attempt.retryId("jr_1_attempt_1", 2)).isEqualTo("jr_1_attempt_2");
  }

  /** Rows of earlier builds are read as they are, and later builds' rows look the same. */
  @Test
  void rowsAreFlat() {
    String plan =
        """
        {"kind":"GLUEETL","script":"s3://b/s.py","role":"r","glueVersion":"4.0","pythonVersion":"3",\
        "arguments":{"--a":"1"},"timeout":7,"attempts":2,"maxConcurrentRuns":3,"queuing":true,\
        "executionClass":"FLEX","securityConfiguration":null,"notifyDelayAfter":5,\
        "capacity":{"dpus":10.0,"workerType":null,"workers":null}}\
        """;
    RunPlan read = Json.read(plan, RunPlan.class);
    assertThat(read)
        .isEqualTo(
            new RunPlan(
                new Code(JobKind.GLUEETL, "s3://b/s.py", "r", "4.0", "3"),
                Parameters.of(Map.of("--a", "1")),
                new RunLimits(7, 2, 3, true),
                new Attributes("FLEX", null, 5, null),
                new Capacity(10, null, null),
                List.of()));
    assertThat(Json.read(Json.write(read))).isEqualTo(Json.read(plan));
    String connected = plan.replaceFirst("}$", ",\"connections\":[\"c\"]}");
    RunPlan withConnections = Json.read(connected, RunPlan.class);
    assertThat(withConnections.connections()).containsExactly("c");
    assertThat(Json.read(Json.write(withConnections))).isEqualTo(Json.read(connected));
    String request =
        """
        {"arguments":{"--a":"1"},"triggerName":"t","triggerArguments":{"--b":"2"},\
        "workflowName":"w","workflowRunId":"wr","maxCapacity":2.0,"workerType":"G.1X",\
        "numberOfWorkers":4,"executionClass":null,"securityConfiguration":"s",\
        "notifyDelayAfter":null,"timeout":9,"queuing":false,"previousRunId":"jr"}\
        """;
    StartRequest start = Json.read(request, StartRequest.class);
    assertThat(start)
        .isEqualTo(
            new StartRequest(
                Parameters.of(Map.of("--a", "1")),
                new Cause("t", Parameters.of(Map.of("--b", "2")), "w", "wr", Map.of()),
                new Sizing(2.0, "G.1X", 4),
                new Attributes(null, "s", null, null),
                9,
                false,
                "jr"));
    assertThat(Json.read(Json.write(start))).isEqualTo(Json.read(request));
    assertThat(Json.read("{\"arguments\":{}}", StartRequest.class)).isEqualTo(PLAIN);
  }
}

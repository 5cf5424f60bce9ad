package io.mastic.jobs.run;

import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.definition.JobRules;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunError;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunRequest;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunResponse;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunSuccessfulSubmission;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.NotificationProperty;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;
import software.amazon.awssdk.services.glue.model.StartJobRunResponse;

/** AWS's operations on job runs. */
public final class JobRunOperations implements GlueOperations {

  private static final int MOST_RUNS = 200;

  private final Jobs jobs;
  private final JobRuns runs;
  private final SecurityConfigurations configurations;
  private final BiFunction<RunState, String, Optional<String>> obstacle;

  public JobRunOperations(Jobs jobs, JobRuns runs, SecurityConfigurations configurations) {
    this(jobs, runs, configurations, (state, run) -> Optional.empty());
  }

  /**
   * @param obstacle why the run of an id, which waits or runs, does not get on here now; empty if
   *     it does
   */
  public JobRunOperations(
      Jobs jobs,
      JobRuns runs,
      SecurityConfigurations configurations,
      BiFunction<RunState, String, Optional<String>> obstacle) {
    this.jobs = jobs;
    this.runs = runs;
    this.configurations = configurations;
    this.obstacle = obstacle;
  }

  /**
   * Whether a run may name that security configuration.
   *
   * @param configuration null or empty for none
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none of
   *     that name
   */
  public void checkSecurityConfiguration(@Nullable String configuration) {
    configurations.check(configuration);
  }

  @Override
  public StartJobRunResponse startJobRun(StartJobRunRequest request) {
    Parameters parameters = Parameters.checked(request.arguments());
    JobRules.checkTimeout(request.timeout());
    if (request.executionRoleSessionPolicy() != null) {
      throw Errors.invalidInput(
          "ExecutionRoleSessionPolicy is not supported: a run may do what its role may.");
    }
    configurations.check(request.securityConfiguration());
    return StartJobRunResponse.builder()
        .jobRunId(runs.start(request.jobName(), asked(request, parameters)).id())
        .build();
  }

  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  private static StartRequest asked(StartJobRunRequest request, Parameters parameters) {
    NotificationProperty notification = request.notificationProperty();
    return new StartRequest(
        parameters,
        Cause.CLIENT,
        Sizing.of(
            request.maxCapacity(),
            request.allocatedCapacity(),
            request.workerTypeAsString(),
            request.numberOfWorkers()),
        new Attributes(
            request.executionClassAsString(),
            request.securityConfiguration(),
            notification == null ? null : notification.notifyDelayAfter(),
            null),
        request.timeout(),
        request.jobRunQueuingEnabled(),
        request.jobRunId());
  }

  @Override
  public GetJobRunResponse getJobRun(GetJobRunRequest request) {
    Run run = runs.load(request.jobName(), request.runId());
    return GetJobRunResponse.builder()
        .jobRun(
            Boolean.TRUE.equals(request.predecessorsIncluded())
                ? shown(run).predecessorRuns(RunView.predecessors(run)).build()
                : shown(run).build())
        .build();
  }

  @Override
  public GetJobRunsResponse getJobRuns(GetJobRunsRequest request) {
    int limit = Optional.ofNullable(request.maxResults()).orElse(MOST_RUNS);
    Page<Run> page = page(request.jobName(), request.nextToken(), limit);
    if (page.items().isEmpty() && request.nextToken() == null) {
      jobs.load(request.jobName());
    }
    return GetJobRunsResponse.builder()
        .jobRuns(page.map(run -> shown(run).build()).items())
        .nextToken(page.nextToken())
        .build();
  }

  private JobRun.Builder shown(Run run) {
    JobRun.Builder view = RunView.of(run, runs.now());
    if (run.state() == RunState.WAITING || run.state() == RunState.RUNNING) {
      obstacle.apply(run.state(), run.id()).ifPresent(view::stateDetail);
    }
    return view;
  }

  private Page<Run> page(String jobName, @Nullable String token, int limit) {
    try {
      return runs.list(jobName, token, limit);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken");
    }
  }

  @Override
  public BatchStopJobRunResponse batchStopJobRun(BatchStopJobRunRequest request) {
    List<BatchStopJobRunSuccessfulSubmission> stopping = new ArrayList<>();
    List<BatchStopJobRunError> errors = new ArrayList<>();
    for (String runId : request.jobRunIds()) {
      ErrorDetail error = stop(request.jobName(), runId);
      if (error == null) {
        stopping.add(
            BatchStopJobRunSuccessfulSubmission.builder()
                .jobName(request.jobName())
                .jobRunId(runId)
                .build());
      } else {
        errors.add(
            BatchStopJobRunError.builder()
                .jobName(request.jobName())
                .jobRunId(runId)
                .errorDetail(error)
                .build());
      }
    }
    return BatchStopJobRunResponse.builder().successfulSubmissions(stopping).errors(errors).build();
  }

  private @Nullable ErrorDetail stop(String jobName, String runId) {
    try {
      return runs.stop(jobName, runId)
          ? null
          : detail("JobRunInTerminalStateException", "Job run " + runId + " has ended already");
    } catch (EntityNotFoundException e) {
      return detail("EntityNotFoundException", String.valueOf(e.getMessage()));
    }
  }

  private static ErrorDetail detail(String code, String message) {
    return ErrorDetail.builder().errorCode(code).errorMessage(message).build();
  }
}

package io.mastic.jobs.definition;

import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.jobs.capacity.Capacity;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchGetJobsRequest;
import software.amazon.awssdk.services.glue.model.BatchGetJobsResponse;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.CreateJobResponse;
import software.amazon.awssdk.services.glue.model.DeleteJobRequest;
import software.amazon.awssdk.services.glue.model.DeleteJobResponse;
import software.amazon.awssdk.services.glue.model.GetJobRequest;
import software.amazon.awssdk.services.glue.model.GetJobResponse;
import software.amazon.awssdk.services.glue.model.GetJobsRequest;
import software.amazon.awssdk.services.glue.model.GetJobsResponse;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobUpdate;
import software.amazon.awssdk.services.glue.model.ListJobsRequest;
import software.amazon.awssdk.services.glue.model.ListJobsResponse;
import software.amazon.awssdk.services.glue.model.UpdateJobRequest;
import software.amazon.awssdk.services.glue.model.UpdateJobResponse;

/** AWS's operations on job definitions. */
public final class JobOperations implements GlueOperations {

  private static final int PAGE = 100;

  private static final String WINDOW =
      "MaintenanceWindow: a streaming run is not started anew each week, as nothing of its machine"
          + " is to be renewed";

  private final Db db;
  private final Jobs jobs;
  private final Tags tags;
  private final SecurityConfigurations configurations;
  private final MadeScripts scripts;

  public JobOperations(
      Db db, Jobs jobs, Tags tags, SecurityConfigurations configurations, MadeScripts scripts) {
    this.db = db;
    this.jobs = jobs;
    this.tags = tags;
    this.configurations = configurations;
    this.scripts = scripts;
  }

  @Override
  @Partial(WINDOW)
  public CreateJobResponse createJob(CreateJobRequest request) {
    if (!request.codeGenConfigurationNodes().isEmpty()) {
      // Before the transaction: an S3 elsewhere takes its time, and nobody else could write.
      configurations.checkOfNew(request.securityConfiguration());
      scripts.write(jobs.draft(request));
    }
    db.writeOnly(
        h -> {
          configurations.checkOfNew(request.securityConfiguration());
          Job unused = jobs.create(request);
          tags.put(h, arn(request.name()), request.tags());
        });
    return CreateJobResponse.builder().name(request.name()).build();
  }

  @Override
  @Partial(WINDOW)
  public UpdateJobResponse updateJob(UpdateJobRequest request) {
    JobUpdate update = request.jobUpdate();
    if (!update.codeGenConfigurationNodes().isEmpty()) {
      configurations.check(update.securityConfiguration());
      scripts.write(jobs.draft(request.jobName(), update));
    }
    db.writeOnly(
        h -> {
          configurations.check(update.securityConfiguration());
          Job unused = jobs.update(request.jobName(), update);
        });
    return UpdateJobResponse.builder().jobName(request.jobName()).build();
  }

  @Override
  public DeleteJobResponse deleteJob(DeleteJobRequest request) {
    db.writeOnly(
        h -> {
          jobs.delete(request.jobName());
          tags.delete(h, arn(request.jobName()));
        });
    return DeleteJobResponse.builder().jobName(request.jobName()).build();
  }

  @Override
  public GetJobResponse getJob(GetJobRequest request) {
    return GetJobResponse.builder().job(shown(jobs.load(request.jobName()))).build();
  }

  /** With the units that follow from what it asks for, as AWS shows them beside workers. */
  @SuppressWarnings("deprecation") // AllocatedCapacity: AWS still gives it, and clients read it.
  private static Job shown(Job job) {
    Capacity capacity = Capacity.of(JobRules.kind(job.command().name()), JobRules.sizing(job));
    return job.toBuilder()
        .maxCapacity(capacity.dpus())
        .allocatedCapacity(capacity.allocated())
        .build();
  }

  @Override
  public GetJobsResponse getJobs(GetJobsRequest request) {
    Page<Job> page = page(request.nextToken(), request.maxResults());
    return GetJobsResponse.builder()
        .jobs(page.map(JobOperations::shown).items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public BatchGetJobsResponse batchGetJobs(BatchGetJobsRequest request) {
    List<Job> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : request.jobNames()) {
      jobs.find(name).ifPresentOrElse(job -> found.add(shown(job)), () -> missing.add(name));
    }
    return BatchGetJobsResponse.builder().jobs(found).jobsNotFound(missing).build();
  }

  @Override
  public ListJobsResponse listJobs(ListJobsRequest request) {
    Page<Job> page = page(request.nextToken(), request.maxResults());
    return ListJobsResponse.builder()
        .jobNames(
            page.items().stream().map(Job::name).filter(name -> has(name, request.tags())).toList())
        .nextToken(page.nextToken())
        .build();
  }

  /** A page of a listing by tags may hold fewer names than asked for, as on AWS. */
  private boolean has(String name, Map<String, String> wanted) {
    return wanted.isEmpty() || tags.load(arn(name)).entrySet().containsAll(wanted.entrySet());
  }

  private Page<Job> page(@Nullable String token, @Nullable Integer limit) {
    try {
      return jobs.list(token, Optional.ofNullable(limit).orElse(PAGE));
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken");
    }
  }

  private static String arn(String name) {
    return Arns.glue(Caller.current(), "job", name);
  }
}

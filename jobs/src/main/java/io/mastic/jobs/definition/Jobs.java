package io.mastic.jobs.definition;

import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.jobs.bookmark.BookmarkStore;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.ExecutionProperty;
import software.amazon.awssdk.services.glue.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobUpdate;

/**
 * Job definitions. A job is given back as it was sent, since Terraform compares; only what AWS
 * itself always fills in is added.
 */
public final class Jobs {

  private final Db db;
  private final AssignedProfiles profiles;
  private final JobStore store;
  private final BookmarkStore bookmarks;
  private final Clock clock;

  public Jobs(Db db, Clock clock) {
    this(db, clock, AssignedProfiles.NONE);
  }

  /**
   * @param profiles that limit who makes and changes jobs
   */
  public Jobs(Db db, Clock clock, AssignedProfiles profiles) {
    this.db = db;
    this.profiles = profiles;
    this.store = new JobStore(db);
    this.bookmarks = new BookmarkStore(db);
    this.clock = clock;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if the same job is
   *     there
   * @throws IdempotentParameterMismatchException if another one of that name is there
   */
  public Job create(CreateJobRequest request) {
    Job job = profiled(completed(Pojos.copy(request, Job.builder()), now()));
    db.writeOnly(
        h -> {
          find(request.name()).ifPresent(existing -> refuse(existing, job));
          store.insert(Caller.current(), job);
        });
    return job;
  }

  /** What {@link #create} would keep, or its refusal; nothing is kept. */
  public Job draft(CreateJobRequest request) {
    Job job = profiled(completed(Pojos.copy(request, Job.builder()), now()));
    find(request.name()).ifPresent(existing -> refuse(existing, job));
    return job;
  }

  /** The job with the profile of its author, whose limits it keeps. */
  private Job profiled(Job job) {
    JobRules.check(job);
    Job under = profiles.ofJobs().map(terms -> JobTerms.applied(terms, job)).orElse(job);
    JobRules.check(under);
    return under;
  }

  private static void refuse(Job existing, Job wanted) {
    Job timeless =
        existing.toBuilder()
            .createdOn(wanted.createdOn())
            .lastModifiedOn(wanted.lastModifiedOn())
            .build();
    if (timeless.equals(wanted)) {
      throw Errors.alreadyExists("Job already exists.");
    }
    throw IdempotentParameterMismatchException.builder()
        .message("Job already submitted with different configuration")
        .build();
  }

  /** Overwrites the definition; what the update does not set is gone. */
  public Job update(String name, JobUpdate update) {
    return db.write(
        h -> {
          Job job = draft(name, update);
          store.update(Caller.current(), job);
          return job;
        });
  }

  /** What {@link #update} would keep, or its refusal; nothing is kept. */
  public Job draft(String name, JobUpdate update) {
    Job old = load(name);
    return profiled(
        completed(Pojos.copy(update, Job.builder()).name(name), now()).toBuilder()
            .createdOn(old.createdOn())
            .build());
  }

  /** Deletes a job and its bookmark; its runs stay, and none there is no error. */
  public boolean delete(String name) {
    return db.write(
        h -> {
          bookmarks.delete(Caller.current(), name);
          return store.delete(Caller.current(), name);
        });
  }

  public Optional<Job> find(String name) {
    return store.find(Caller.current(), name);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public Job load(String name) {
    return find(name)
        .orElseThrow(() -> Errors.entityNotFound("Job with name: " + name + " not found."));
  }

  public Page<Job> list(@Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    List<Job> rows =
        store.list(Caller.current(), position.isEmpty() ? null : position.get(0), limit + 1);
    return Page.cut(rows, limit, job -> List.of(job.name()));
  }

  private static Job completed(Job.Builder job, Instant now) {
    Job sent = job.build();
    if (sent.executionProperty() == null) {
      job.executionProperty(ExecutionProperty.builder().maxConcurrentRuns(1).build());
    }
    if (sent.maxRetries() == null) {
      job.maxRetries(0);
    }
    return job.createdOn(now).lastModifiedOn(now).build();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}

package io.mastic.jobs.source;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.MalformedJsonException;
import io.mastic.contract.Pojos;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.definition.MadeScripts;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobUpdate;
import software.amazon.awssdk.services.glue.model.SourceControlDetails;
import software.amazon.awssdk.services.glue.model.UpdateJobFromSourceControlRequest;
import software.amazon.awssdk.services.glue.model.UpdateJobFromSourceControlResponse;
import software.amazon.awssdk.services.glue.model.UpdateSourceControlFromJobRequest;
import software.amazon.awssdk.services.glue.model.UpdateSourceControlFromJobResponse;

/**
 * AWS's operations between jobs and source control, for bare repositories of this machine: {@code
 * FOLDER/JOB/JOB.json} is a JobUpdate, and {@code JOB.py} beside it the script.
 */
public final class SourceControlOperations implements GlueOperations {

  private final Jobs jobs;
  private final MadeScripts.ScriptFolder scripts;
  private final SourceDirectories directories;
  private final Clock clock;

  public SourceControlOperations(
      Jobs jobs, MadeScripts.ScriptFolder scripts, SourceDirectories directories, Clock clock) {
    this.jobs = jobs;
    this.scripts = scripts;
    this.directories = directories;
    this.clock = clock;
  }

  @Override
  public UpdateJobFromSourceControlResponse updateJobFromSourceControl(
      UpdateJobFromSourceControlRequest request) {
    checkLocal(
        request.providerAsString(),
        request.repositoryOwner(),
        request.authStrategyAsString(),
        request.authToken());
    Job job = load(request.jobName());
    JobSource source =
        JobSource.of(
            job.name(),
            new JobSource.Said(
                request.repositoryName(),
                request.branchName(),
                request.folder(),
                request.commitId()),
            job.sourceControlDetails());
    try (GitDirectory git = GitDirectory.open(directories.find(source.repository()))) {
      ObjectId commit = git.commit(source.branch(), source.commit());
      String definition = text(git, commit, source.definition());
      String script = text(git, commit, source.script());
      JobUpdate update =
          Pojos.read(definition, JobUpdate.builder())
              .sourceControlDetails(source.details(commit.name()))
              .build();
      // The script first, outside of any transaction: an S3 elsewhere takes its time.
      scripts.put(place(jobs.draft(job.name(), update)), script);
      Job unused = jobs.update(job.name(), update);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJsonException e) {
      throw invalidInput(source.definition() + " is no job: " + e.getMessage());
    } catch (ObjectStoreException e) {
      throw invalidInput("The script cannot be written: " + e.code() + ": " + e.getMessage());
    }
    return UpdateJobFromSourceControlResponse.builder().jobName(job.name()).build();
  }

  @Override
  public UpdateSourceControlFromJobResponse updateSourceControlFromJob(
      UpdateSourceControlFromJobRequest request) {
    checkLocal(
        request.providerAsString(),
        request.repositoryOwner(),
        request.authStrategyAsString(),
        request.authToken());
    Job job = load(request.jobName());
    JobSource source =
        JobSource.of(
            job.name(),
            new JobSource.Said(
                request.repositoryName(),
                request.branchName(),
                request.folder(),
                request.commitId()),
            job.sourceControlDetails());
    JobUpdate written =
        Pojos.copy(job, JobUpdate.builder())
            .sourceControlDetails((SourceControlDetails) null)
            .build();
    try (GitDirectory git = GitDirectory.open(directories.find(source.repository()))) {
      Map<String, String> files = new LinkedHashMap<>();
      files.put(source.definition(), pretty(written));
      files.put(source.script(), scripts.text(place(job)));
      ObjectId commit =
          git.write(
              source.branch(),
              source.commit(),
              files,
              new GitDirectory.Signature(
                  Caller.current().principalArn(), clock.instant(), "Job " + job.name() + "\n"));
      JobUpdate update =
          Pojos.copy(job, JobUpdate.builder())
              .sourceControlDetails(source.details(commit.name()))
              .build();
      Job unused = jobs.update(job.name(), update);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ObjectStoreException e) {
      throw invalidInput("The script cannot be read: " + e.code() + ": " + e.getMessage());
    }
    return UpdateSourceControlFromJobResponse.builder().jobName(job.name()).build();
  }

  /** There is nobody to log in to. */
  private static void checkLocal(
      @Nullable String provider,
      @Nullable String owner,
      @Nullable String strategy,
      @Nullable String token) {
    if (provider != null) {
      throw invalidInput(
          "Provider "
              + provider
              + " is not reached from this server; leave it out, and name a bare repository of the"
              + " server's machine as RepositoryName.");
    }
    if (owner != null || strategy != null || token != null) {
      throw invalidInput(
          "RepositoryOwner, AuthStrategy and AuthToken are for providers, which are not reached"
              + " from this server.");
    }
  }

  private Job load(@Nullable String name) {
    if (name == null) {
      throw invalidInput("JobName is required.");
    }
    return jobs.load(name);
  }

  private static S3Uri place(Job job) {
    try {
      return S3Uri.parse(job.command().scriptLocation());
    } catch (IllegalArgumentException e) {
      throw invalidInput(String.valueOf(e.getMessage()));
    }
  }

  private static String text(GitDirectory git, ObjectId commit, String path) throws IOException {
    return git.text(commit, path)
        .orElseThrow(
            () ->
                Errors.entityNotFound(
                    "There is no file " + path + " in commit " + commit.name() + "."));
  }

  private static String pretty(JobUpdate update) {
    return Json.read(Pojos.json(update)).toPrettyString() + "\n";
  }
}

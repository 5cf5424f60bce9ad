package io.mastic.jobs.run;

import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Glue's errors about runs, in its words. */
final class RunErrors {

  private RunErrors() {}

  static EntityNotFoundException notFound(String runId) {
    return Errors.entityNotFound("Job run with id: " + runId + " not found.");
  }

  static EntityNotFoundException nothingToStart() {
    return Errors.entityNotFound("Failed to start job run due to missing metadata");
  }

  static ConcurrentRunsExceededException tooMany(String jobName) {
    return ConcurrentRunsExceededException.builder()
        .message("Concurrent runs exceeded for " + jobName)
        .build();
  }
}

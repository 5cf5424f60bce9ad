package io.mastic.jobs.run;

import io.mastic.jobs.launch.order.JobKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * What a run runs, and as whom.
 *
 * @param script the script's S3 location
 * @param role name or ARN
 */
public record Code(
    JobKind kind,
    String script,
    String role,
    @Nullable String glueVersion,
    @Nullable String pythonVersion) {

  /** Of a run whose job is gone. */
  static final Code NONE = new Code(JobKind.GLUEETL, "", "", null, null);

  static Code of(Job job) {
    return new Code(
        JobKind.named(job.command().name()).orElse(JobKind.GLUEETL),
        Optional.ofNullable(job.command().scriptLocation()).orElse(""),
        Optional.ofNullable(job.role()).orElse(""),
        job.glueVersion(),
        job.command().pythonVersion());
  }
}

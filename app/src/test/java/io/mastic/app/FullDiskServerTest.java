package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.expiry.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A server on a disk of which more is to be kept free than there is. */
class FullDiskServerTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path data;

  private Server serve(Upkeep upkeep) throws IOException {
    Settings settings = Settings.local(data).with(upkeep);
    return Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  private static JobRun run(GlueClient glue, String id) {
    return glue.getJobRun(r -> r.jobName("j").runId(id)).jobRun();
  }

  @Test
  void runsWaitUploadsAreRefusedAndTheCatalogIsWritten() throws Exception {
    try (Server server = serve(Upkeep.DEFAULT);
        GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      s3.createBucket(r -> r.bucket("scripts"));
      s3.putObject(r -> r.bucket("scripts").key("say.py"), RequestBody.fromString("print('up')\n"));
      glue.createJob(
          r ->
              r.name("j")
                  .role("r")
                  .command(c -> c.name("pythonshell").scriptLocation("s3://scripts/say.py")));
    }
    String id;
    try (Server server = serve(new Upkeep(Retention.DEFAULT, Integer.MAX_VALUE));
        GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      id = glue.startJobRun(r -> r.jobName("j")).jobRunId();
      Awaiting.until("it waits", SOON, () -> run(glue, id).jobRunState() == JobRunState.WAITING);
      assertThat(run(glue, id).stateDetail()).contains("are kept free", "--disk-reserve");
      assertThatThrownBy(
              () ->
                  s3.putObject(
                      r -> r.bucket("scripts").key("more.py"), RequestBody.fromString("x")))
          .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(503))
          .hasMessageContaining("--disk-reserve");
      assertThat(s3.listObjectsV2(r -> r.bucket("scripts")).contents()).hasSize(1);
      glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
    }
    try (Server server = serve(Upkeep.DEFAULT);
        GlueClient glue = Clients.glue(server)) {
      Awaiting.until("it ran", SOON, () -> run(glue, id).jobRunState() == JobRunState.SUCCEEDED);
    }
  }
}

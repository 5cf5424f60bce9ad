package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.news.UploadNews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploads in parts that runs on a cluster have begun: what a run has left open at its end is
 * aborted. A run says who it is by its name as a client, so that it can only give away what is its
 * own.
 */
public final class RunUploads implements UploadNews {

  private static final Logger LOG = LoggerFactory.getLogger(RunUploads.class);

  /** As the runtime has S3A call itself. */
  private static final Pattern RUN = Pattern.compile("\\bmastic-run/(jr_[0-9a-f]{64})\\b");

  private final Path directory;
  private final RunPlace place;
  private final S3Store store;

  /**
   * @param data where this server keeps everything
   */
  public RunUploads(Path data, S3Store store) {
    this.directory = data.resolve("uploads-of-runs");
    this.place = RunPlace.in(data);
    this.store = store;
  }

  @Override
  public void began(Begun upload) {
    Optional<Path> file =
        run(upload.client()).filter(run -> Files.exists(place.path(run))).map(directory::resolve);
    if (file.isPresent()) {
      try {
        Files.createDirectories(directory);
        Files.writeString(
            file.get(),
            Json.write(upload) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Optional<String> run(String client) {
    Matcher run = RUN.matcher(client);
    return run.find() ? Optional.of(run.group(1)) : Optional.empty();
  }

  /** The run has ended: what it has not completed nobody will. */
  void end(String runId) {
    Path file = directory.resolve(runId);
    if (Files.isRegularFile(file)) {
      try {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        lines.forEach(line -> abort(runId, line));
        Files.delete(file);
      } catch (IOException e) {
        LOG.warn("run {}: its uploads are not known: {}", runId, e.getMessage());
      }
    }
  }

  private void abort(String runId, String line) {
    try {
      JsonNode upload = Json.read(line);
      Caller.root(upload.path("account").asText(), "us-east-1")
          .run(
              () ->
                  store
                      .uploads()
                      .abort(
                          upload.path("bucket").asText(),
                          upload.path("key").asText(),
                          upload.path("id").asText()));
      LOG.info("run {}: an upload that it left open is aborted", runId);
    } catch (ObjectStoreException e) {
      // It was completed or aborted by the run itself, or the bucket is gone.
      LOG.debug("run {}: {}", runId, e.getMessage());
    } catch (IllegalArgumentException e) {
      LOG.warn("run {}: an upload is not known: {}", runId, e.getMessage());
    }
  }
}

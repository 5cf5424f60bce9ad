package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs have left in their folders, beside their logs.
 *
 * @param place where the folders of this server's runs are
 */
public record RunRecords(RunStore runs, RunPlace place) {

  private static final long MOST_SCRIPT = 1L << 20;

  /**
   * @throws IllegalArgumentException if the caller has no such run
   */
  Run load(HttpRequest request, String id) {
    return runs.find(RunKey.of(request.caller(), id))
        .orElseThrow(() -> new IllegalArgumentException("There is no run " + id + "."));
  }

  Optional<JsonNode> progress(Run run) {
    return place.of(run.id()).progress();
  }

  /** As the run had it; nothing but an ordinary file of a moderate size is read. */
  Optional<String> script(Run run) throws IOException {
    Path file = place.of(run.id()).script();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_SCRIPT
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}

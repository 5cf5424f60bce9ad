package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.logs.SharedLogs;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.Json;
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
 * @param shared what servers beside this one tell of theirs
 */
public record RunRecords(RunStore runs, RunPlace place, SharedLogs shared) {

  private static final long MOST_SCRIPT = 1L << 20;

  /**
   * @throws IllegalArgumentException if the caller has no such run
   */
  Run load(HttpRequest request, String id) {
    return runs.find(RunKey.of(request.caller(), id))
        .orElseThrow(() -> new IllegalArgumentException("There is no run " + id + "."));
  }

  Optional<JsonNode> progress(Run run) {
    return place
        .of(run.id())
        .progress()
        .or(() -> shared.record(run.id(), "progress.json").map(RunRecords::json));
  }

  private static JsonNode json(byte[] record) {
    return Json.read(new String(record, StandardCharsets.UTF_8));
  }

  /** Does Spark show a page of its own of that run, on this server? */
  boolean hasPage(Run run) {
    return !run.state().ended() && place.of(run.id()).note("page.json").isPresent();
  }

  /** As the run had it; nothing but an ordinary file of a moderate size is read. */
  Optional<String> script(Run run) throws IOException {
    Path file = place.of(run.id()).script();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_SCRIPT
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : shared
            .record(run.id(), "script.py")
            .map(script -> new String(script, StandardCharsets.UTF_8));
  }
}

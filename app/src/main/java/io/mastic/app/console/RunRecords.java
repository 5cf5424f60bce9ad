package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.http.HttpRequest;
import java.util.Optional;

/**
 * What runs have left in their folders, beside their logs.
 *
 * @param place where the folders of this server's runs are
 */
public record RunRecords(RunStore runs, RunPlace place) {

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
}

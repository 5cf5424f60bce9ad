package io.mastic.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.run.Run;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/progress?run=}: what Spark did in a run so far: {@code {"stages", "sources",
 * "sinks", "heap", "peakHeap", "mostHeap", "jobs", "forgotten", "at", "page"}}, times in epoch
 * milliseconds, memory in bytes; {@code page} is true while Spark shows a page of its own here.
 * {@code {}} where there is nothing: for a run without Spark, or one that has not come to it.
 */
public record ProgressPage(RunRecords records) implements OwnPage {

  @Override
  public String name() {
    return "api/progress";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(
        request,
        response,
        parameters -> {
          request.authorize("glue", "GetJobRun", List.of());
          Run run = records.load(request, parameters.text("run"));
          return records.progress(run).<Object>map(found -> paged(found, run)).orElse(Map.of());
        });
  }

  private JsonNode paged(JsonNode progress, Run run) {
    ObjectNode paged = progress.deepCopy();
    return paged.put("page", records.hasPage(run));
  }
}

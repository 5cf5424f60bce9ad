package io.mastic.app.console;

import io.mastic.jobs.run.Run;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/progress?run=}: what Spark did in a run so far: {@code {"stages", "sources",
 * "sinks", "heap", "peakHeap", "mostHeap", "jobs", "forgotten", "at"}}, times in epoch
 * milliseconds, memory in bytes. {@code {}} where there is nothing: for a run without Spark, one
 * that has not come to it, one of another server.
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
          return records.progress(run).<Object>map(found -> found).orElse(Map.of());
        });
  }
}

package io.mastic.app.console;

import io.mastic.jobs.run.Run;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/script?run=}: {@code {"Text"}}, the script of a run as that run had it, which
 * may have been changed since; {@code {}} where it is not kept here.
 */
public record ScriptPage(RunRecords records) implements OwnPage {

  @Override
  public String name() {
    return "api/script";
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
          request.authorize("s3", "GetObject", List.of());
          Run run = records.load(request, parameters.text("run"));
          return records.script(run).map(text -> Map.of("Text", text)).orElse(Map.of());
        });
  }
}

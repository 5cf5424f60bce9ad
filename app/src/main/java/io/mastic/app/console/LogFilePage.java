package io.mastic.app.console;

import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /_/api/log/file?group=&stream=}: a whole log, to be saved. */
public record LogFilePage(Logs logs) implements OwnPage {

  @Override
  public String name() {
    return "api/log/file";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("GET")) {
      response.header("Allow", "GET");
      PageAnswer.say(response, 405, "A log is asked for by GET.");
      return;
    }
    LogPlace place;
    LogText log;
    try {
      place = LogPlace.of(PageQuery.of(request));
      log = place.open(logs, request);
    } catch (LogNotFoundException e) {
      PageAnswer.say(response, 404, String.valueOf(e.getMessage()));
      return;
    } catch (IllegalArgumentException e) {
      PageAnswer.say(response, 400, String.valueOf(e.getMessage()));
      return;
    }
    response.status(200);
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Cache-Control", "no-store");
    String kind = place.group().substring(place.group().lastIndexOf('/') + 1);
    String name = (place.stream() + "-" + kind).replaceAll("[^A-Za-z0-9._-]", "_");
    response.header("Content-Disposition", "attachment; filename=\"" + name + ".log\"");
    try (InputStream bytes = log.stream(0)) {
      bytes.transferTo(response.body());
    }
  }
}

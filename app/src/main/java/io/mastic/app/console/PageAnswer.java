package io.mastic.app.console;

import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.Map;

/** JSON for the console, errors as {@code {"Message"}}. */
final class PageAnswer {

  private PageAnswer() {}

  /** What a page has to say to a request. */
  @FunctionalInterface
  interface Finding {
    Object find(PageQuery parameters) throws IOException;
  }

  /** Answers a GET; what was asked for wrongly is 400, what is not there 404. */
  static void get(HttpRequest request, HttpResponse response, Finding finding) throws IOException {
    if (!request.method().equals("GET")) {
      response.header("Allow", "GET");
      say(response, 405, "This is asked for by GET.");
      return;
    }
    try {
      json(response, finding.find(PageQuery.of(request)));
    } catch (LogNotFoundException e) {
      say(response, 404, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      say(response, 400, String.valueOf(e.getMessage()));
    } catch (AccessDeniedException e) {
      say(response, 403, String.valueOf(e.getMessage()));
    }
  }

  static void json(HttpResponse response, Object value) throws IOException {
    OwnPage.write(response, 200, "application/json", Json.write(value) + "\n");
  }

  static void say(HttpResponse response, int status, String message) throws IOException {
    OwnPage.write(
        response, status, "application/json", Json.write(Map.of("Message", message)) + "\n");
  }
}

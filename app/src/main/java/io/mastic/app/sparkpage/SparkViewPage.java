package io.mastic.app.sparkpage;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /_/spark/TICKET/...}: what Spark shows of the run that the ticket opens. A job's code
 * can show anything there, so a browser is told that it is a stranger's: its scripts neither have
 * the sign-in of who looks nor reach anything else.
 */
final class SparkViewPage implements OwnPage {

  static final String PREFIX = "/_/spark/";

  private static final Pattern PATH = Pattern.compile("(/_/spark/([0-9a-f]{64}))(/[!-~]*)");

  private static final String STRANGER =
      "default-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'";

  private final RunPlace place;
  private final PageTickets tickets;
  private final boolean sandboxed;
  private final DriverPage driver = new DriverPage();

  /**
   * @param sandboxed false where nobody signs in, so that there is nothing to keep from it
   */
  SparkViewPage(RunPlace place, PageTickets tickets, boolean sandboxed) {
    this.place = place;
    this.tickets = tickets;
    this.sandboxed = sandboxed;
  }

  @Override
  public String name() {
    return "spark/";
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    Matcher path = PATH.matcher(request.rawPath());
    Optional<RunPage> page =
        path.matches()
            ? tickets.run(path.group(2)).flatMap(run -> RunPage.of(place, run))
            : Optional.empty();
    if (!request.method().equals("GET")) {
      response.header("Allow", "GET");
      say(response, 405, "Spark's page shows and does nothing: it is asked for by GET.");
    } else if (page.isEmpty()) {
      say(response, 404, "There is no such page any more: ask for /_/runs/ID/spark/ again.");
    } else {
      try {
        show(page.get(), path.group(1), path.group(3), request, response);
      } catch (ConnectException e) {
        say(response, 404, "The run has ended, and Spark's page with it.");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        say(response, 503, "The server ends.");
      }
    }
  }

  private void show(
      RunPage page, String base, String path, HttpRequest request, HttpResponse response)
      throws IOException, InterruptedException {
    var answer = driver.ask(page, base, path, request.rawQuery());
    try (InputStream body = answer.body()) {
      response.status(answer.statusCode());
      answer
          .headers()
          .firstValue("content-type")
          .ifPresent(t -> response.header("Content-Type", t));
      answer
          .headers()
          .firstValue("location")
          .ifPresent(to -> response.header("Location", within(base, page.address(), to)));
      response.header("Cache-Control", "no-store");
      response.header("X-Content-Type-Options", "nosniff");
      response.header("Referrer-Policy", "no-referrer");
      response.header(
          "Content-Security-Policy",
          sandboxed ? STRANGER + "; sandbox allow-scripts allow-forms" : STRANGER);
      if (sandboxed) {
        // What its own scripts ask for comes from nowhere then.
        response.header("Access-Control-Allow-Origin", "*");
      }
      body.transferTo(response.body());
    }
  }

  /** A redirection stays below the ticket, wherever the page would lead. */
  static String within(String base, URI address, String to) {
    String path = to.startsWith(address + "/") ? to.substring(address.toString().length()) : to;
    if (!path.startsWith("/") || path.startsWith("//")) {
      return base + "/jobs/";
    }
    return path.startsWith(base + "/") ? path : base + path;
  }

  private static void say(HttpResponse response, int status, String text) throws IOException {
    OwnPage.write(response, status, "text/plain; charset=utf-8", text + "\n");
  }
}

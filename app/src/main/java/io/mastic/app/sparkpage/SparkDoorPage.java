package io.mastic.app.sparkpage;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /_/runs/ID/spark/}: the way to Spark's own page of a run while it runs, for who may
 * see the run.
 */
final class SparkDoorPage implements OwnPage {

  private static final Pattern PATH = Pattern.compile("/_/runs/([A-Za-z0-9_-]{1,255})/spark/?");

  private final RunStore runs;
  private final RunPlace place;
  private final PageTickets tickets;

  SparkDoorPage(RunStore runs, RunPlace place, PageTickets tickets) {
    this.runs = runs;
    this.place = place;
    this.tickets = tickets;
  }

  @Override
  public String name() {
    return "runs/";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    Matcher path = PATH.matcher(request.rawPath());
    if (!request.method().equals("GET")) {
      response.header("Allow", "GET");
      say(response, 405, "This is asked for by GET.");
    } else if (!path.matches()) {
      say(response, 404, "There is no such page; a run's is /_/runs/ID/spark/.");
    } else {
      open(request, response, path.group(1));
    }
  }

  private void open(HttpRequest request, HttpResponse response, String id) throws IOException {
    try {
      request.authorize("glue", "GetJobRun", List.of());
    } catch (AccessDeniedException e) {
      say(response, 403, String.valueOf(e.getMessage()));
      return;
    }
    Optional<Run> run = runs.find(RunKey.of(request.caller(), id));
    if (run.isEmpty()) {
      say(response, 404, "There is no run " + id + ".");
    } else if (run.get().state().ended() || RunPage.of(place, id).isEmpty()) {
      say(
          response,
          404,
          "Spark shows no page of this run: there is one while it runs, on the server that has its"
              + " process, if it has executors on a cluster or --enable-spark-ui true.");
    } else {
      response.status(302);
      response.header("Cache-Control", "no-store");
      response.header("Location", SparkViewPage.PREFIX + tickets.give(id) + "/jobs/");
    }
  }

  private static void say(HttpResponse response, int status, String text) throws IOException {
    OwnPage.write(response, status, "text/plain; charset=utf-8", text + "\n");
  }
}

package io.mastic.app.sparkpage;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.run.RunStore;
import io.mastic.wire.page.OwnPage;
import java.time.Clock;
import java.util.List;

/** The way to Spark's page of a run, and the page. */
public final class SparkPages {

  private SparkPages() {}

  /**
   * @param signedIn whether who looks has signed in
   */
  public static List<OwnPage> of(RunStore runs, RunPlace place, Clock clock, boolean signedIn) {
    PageTickets tickets = new PageTickets(clock);
    return List.of(
        new SparkDoorPage(runs, place, tickets), new SparkViewPage(place, tickets, signedIn));
  }
}

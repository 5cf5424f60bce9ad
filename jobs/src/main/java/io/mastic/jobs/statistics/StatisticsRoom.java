package io.mastic.jobs.statistics;

import io.mastic.catalog.Catalog;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;

/** Everything about computing column statistics, wired. */
public final class StatisticsRoom {

  private final List<GlueClient> operations;

  private StatisticsRoom(List<GlueClient> operations) {
    this.operations = operations;
  }

  /** Before the tasks start, and after the tables of jobs were brought up to date. */
  public static StatisticsRoom open(Db db, Clock clock, Tasks tasks, Works works, Catalog catalog) {
    StatisticsRuns runs = new StatisticsRuns(db, catalog, works);
    works.register(runs);
    StatisticsSchedules schedules = new StatisticsSchedules(tasks, clock);
    StatisticsSettings settings = new StatisticsSettings(db, catalog, schedules);
    tasks.handle(StatisticsSchedules.KIND, new ScheduledStatistics(db, runs, settings, schedules));
    return new StatisticsRoom(
        List.of(new StatisticsRunOperations(runs, clock), new SettingsOperations(settings)));
  }

  /** The AWS verbs of this package. */
  public List<GlueClient> operations() {
    return operations;
  }
}

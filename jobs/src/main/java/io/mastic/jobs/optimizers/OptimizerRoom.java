package io.mastic.jobs.optimizers;

import io.mastic.catalog.Catalog;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;

/** Everything about the optimizers of tables, wired. */
public final class OptimizerRoom {

  private final List<GlueClient> operations;

  private OptimizerRoom(List<GlueClient> operations) {
    this.operations = operations;
  }

  /** Before the tasks start, and after the tables of jobs were brought up to date. */
  public static OptimizerRoom open(Db db, Clock clock, Tasks tasks, Works works, Catalog catalog) {
    OptimizerRuns runs = new OptimizerRuns(works);
    works.register(runs);
    Optimizers optimizers = new Optimizers(db, catalog, works, tasks);
    tasks.handle(Optimizers.TURN, new Turn(db, catalog.tables(), optimizers, runs, clock));
    return new OptimizerRoom(List.of(new OptimizerOperations(optimizers, runs, clock)));
  }

  /** The AWS verbs of this package. */
  public List<GlueClient> operations() {
    return operations;
  }
}

package io.mastic.jobs.optimizers;

import io.mastic.catalog.Catalog;
import io.mastic.contract.Errors;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.task.Tasks;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableOptimizerConfiguration;

/** The optimizers of tables. One that is enabled has a task, due when it is its turn. */
final class Optimizers {

  static final String TURN = "table-optimizer-turn";

  private final Db db;
  private final Catalog catalog;
  private final Works works;
  private final Tasks tasks;

  Optimizers(Db db, Catalog catalog, Works works, Tasks tasks) {
    this.db = db;
    this.catalog = catalog;
    this.works = works;
    this.tasks = tasks;
  }

  /**
   * Its first turn comes at once.
   *
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  void create(OptimizerKey key, TableOptimizerConfiguration configuration) {
    db.writeOnly(
        h -> {
          Table table = catalog.tables().load(key.table());
          OptimizerRules.check(table, key.type(), configuration);
          if (OptimizerStore.find(h, table, key).isPresent()) {
            throw Errors.alreadyExists(
                "A table optimizer of the type " + key.type() + " already exists.");
          }
          forget(key);
          put(h, table, new Optimizer(key, configuration, now(), now()));
        });
  }

  /** Replaces the configuration; the next turn comes at once. */
  void update(OptimizerKey key, TableOptimizerConfiguration configuration) {
    db.writeOnly(
        h -> {
          Table table = catalog.tables().load(key.table());
          Optimizer old = OptimizerStore.find(h, table, key).orElseThrow(() -> none(key));
          OptimizerRules.check(table, key.type(), configuration);
          put(h, table, new Optimizer(key, configuration, old.createdAt(), now()));
        });
  }

  Optimizer load(OptimizerKey key) {
    return db.read(
        h -> {
          Table table = catalog.tables().load(key.table());
          return OptimizerStore.find(h, table, key).orElseThrow(() -> none(key));
        });
  }

  /** Empty also if the table is gone. */
  Optional<Optimizer> find(OptimizerKey key) {
    return db.read(
        h ->
            catalog
                .tables()
                .find(key.table())
                .flatMap(table -> OptimizerStore.find(h, table, key)));
  }

  /** Its history goes with it; a run that is under way is stopped. */
  void delete(OptimizerKey key) {
    db.writeOnly(
        h -> {
          load(key);
          OptimizerStore.delete(h, key);
          tasks.cancel(h, TURN, key.task());
          forget(key);
        });
  }

  private void forget(OptimizerKey key) {
    works.findUnderWay(OptimizerRuns.KIND, key.subject()).ifPresent(works::stop);
    works.forget(OptimizerRuns.KIND, key.subject());
  }

  private void put(Handle h, Table table, Optimizer optimizer) {
    OptimizerStore.put(h, table, optimizer);
    String task = optimizer.key().task();
    tasks.cancel(h, TURN, task);
    if (optimizer.enabled()) {
      tasks.enqueue(h, TURN, task, task);
    }
  }

  private static EntityNotFoundException none(OptimizerKey key) {
    return Errors.entityNotFound(
        "Table " + key.table().name() + " has no table optimizer of the type " + key.type() + ".");
  }

  private Instant now() {
    return works.now();
  }
}

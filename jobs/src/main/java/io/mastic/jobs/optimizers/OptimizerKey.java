package io.mastic.jobs.optimizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.scope.TableName;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.List;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/** Which optimizer: a table has at most one of each type. */
record OptimizerKey(TableName table, TableOptimizerType type) {

  /** What its work is about. */
  String subject() {
    return Json.write(List.of(table.database().name(), table.name(), type.toString()));
  }

  /** The key of its task. */
  String task() {
    Caller caller = Caller.current();
    return Json.write(
        List.of(
            caller.account(),
            caller.region(),
            table.database().name(),
            table.name(),
            type.toString()));
  }

  /** On whose behalf the optimizer of a task's key works. */
  static Caller caller(JsonNode task) {
    return Caller.root(task.path(0).asText(), task.path(1).asText());
  }

  /** The optimizer of a task's key, for that caller. */
  static OptimizerKey of(JsonNode task) {
    return new OptimizerKey(
        TableName.of(task.path(2).asText(), task.path(3).asText()),
        TableOptimizerType.fromValue(task.path(4).asText()));
  }
}

package io.mastic.jobs.optimizers;

import io.mastic.catalog.scope.TableName;
import io.mastic.contract.ErrorCodes;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.jobs.work.Work;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchGetTableOptimizerEntry;
import software.amazon.awssdk.services.glue.model.BatchGetTableOptimizerError;
import software.amazon.awssdk.services.glue.model.BatchGetTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.BatchGetTableOptimizerResponse;
import software.amazon.awssdk.services.glue.model.BatchTableOptimizer;
import software.amazon.awssdk.services.glue.model.CreateTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.CreateTableOptimizerResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableOptimizerResponse;
import software.amazon.awssdk.services.glue.model.GetTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.GetTableOptimizerResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.ListTableOptimizerRunsRequest;
import software.amazon.awssdk.services.glue.model.ListTableOptimizerRunsResponse;
import software.amazon.awssdk.services.glue.model.TableOptimizer;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;
import software.amazon.awssdk.services.glue.model.UpdateTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableOptimizerResponse;

/** AWS's verbs on the optimizers of tables. */
final class OptimizerOperations implements GlueOperations {

  private static final int MOST = 100;

  private final Optimizers optimizers;
  private final OptimizerRuns runs;
  private final Clock clock;

  OptimizerOperations(Optimizers optimizers, OptimizerRuns runs, Clock clock) {
    this.optimizers = optimizers;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public CreateTableOptimizerResponse createTableOptimizer(CreateTableOptimizerRequest r) {
    optimizers.create(
        key(r.catalogId(), r.databaseName(), r.tableName(), r.type()),
        r.tableOptimizerConfiguration());
    return CreateTableOptimizerResponse.builder().build();
  }

  @Override
  public UpdateTableOptimizerResponse updateTableOptimizer(UpdateTableOptimizerRequest r) {
    optimizers.update(
        key(r.catalogId(), r.databaseName(), r.tableName(), r.type()),
        r.tableOptimizerConfiguration());
    return UpdateTableOptimizerResponse.builder().build();
  }

  @Override
  public DeleteTableOptimizerResponse deleteTableOptimizer(DeleteTableOptimizerRequest r) {
    optimizers.delete(key(r.catalogId(), r.databaseName(), r.tableName(), r.type()));
    return DeleteTableOptimizerResponse.builder().build();
  }

  @Override
  public GetTableOptimizerResponse getTableOptimizer(GetTableOptimizerRequest r) {
    return GetTableOptimizerResponse.builder()
        .catalogId(r.catalogId())
        .databaseName(r.databaseName())
        .tableName(r.tableName())
        .tableOptimizer(shown(key(r.catalogId(), r.databaseName(), r.tableName(), r.type())))
        .build();
  }

  @Override
  public BatchGetTableOptimizerResponse batchGetTableOptimizer(BatchGetTableOptimizerRequest r) {
    List<BatchTableOptimizer> found = new ArrayList<>();
    List<BatchGetTableOptimizerError> failures = new ArrayList<>();
    for (BatchGetTableOptimizerEntry entry : r.entries()) {
      try {
        found.add(found(entry));
      } catch (GlueException e) {
        failures.add(failure(entry, e));
      }
    }
    return BatchGetTableOptimizerResponse.builder()
        .tableOptimizers(found)
        .failures(failures)
        .build();
  }

  @Override
  public ListTableOptimizerRunsResponse listTableOptimizerRuns(ListTableOptimizerRunsRequest r) {
    OptimizerKey key = key(r.catalogId(), r.databaseName(), r.tableName(), r.type());
    optimizers.load(key);
    Page<Work> page = runs.list(key, r.nextToken(), limit(r.maxResults()));
    return ListTableOptimizerRunsResponse.builder()
        .catalogId(r.catalogId())
        .databaseName(r.databaseName())
        .tableName(r.tableName())
        .tableOptimizerRuns(page.map(work -> OptimizerView.run(work, clock.instant())).items())
        .nextToken(page.nextToken())
        .build();
  }

  private BatchTableOptimizer found(BatchGetTableOptimizerEntry entry) {
    if (entry.databaseName() == null || entry.tableName() == null) {
      throw Errors.invalidInput("An entry needs databaseName and tableName.");
    }
    return BatchTableOptimizer.builder()
        .catalogId(entry.catalogId())
        .databaseName(entry.databaseName())
        .tableName(entry.tableName())
        .tableOptimizer(
            shown(key(entry.catalogId(), entry.databaseName(), entry.tableName(), entry.type())))
        .build();
  }

  private static BatchGetTableOptimizerError failure(
      BatchGetTableOptimizerEntry entry, GlueException error) {
    return BatchGetTableOptimizerError.builder()
        .catalogId(entry.catalogId())
        .databaseName(entry.databaseName())
        .tableName(entry.tableName())
        .type(entry.typeAsString())
        .error(d -> d.errorCode(ErrorCodes.code(error)).errorMessage(error.getMessage()))
        .build();
  }

  private TableOptimizer shown(OptimizerKey key) {
    Optimizer optimizer = optimizers.load(key);
    return OptimizerView.of(optimizer, runs.latest(key, 1).stream().findFirst(), clock.instant());
  }

  private static OptimizerKey key(
      @Nullable String catalogId,
      String database,
      String table,
      @Nullable TableOptimizerType type) {
    OptimizerRules.checkCatalog(catalogId);
    return new OptimizerKey(TableName.of(database, table), OptimizerRules.type(type));
  }

  /** The model bounds it no more than that. */
  private static int limit(@Nullable Integer asked) {
    if (asked != null && asked < 1) {
      throw Errors.invalidInput("MaxResults must be at least 1.");
    }
    return asked == null ? MOST : Math.min(asked, MOST);
  }
}

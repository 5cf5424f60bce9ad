package io.mastic.jobs.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.work.Work;
import io.mastic.jobs.work.WorkKind;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunRequest;

/** Runs that compute the statistics of a table's columns, at most one at a time for a table. */
final class StatisticsRuns implements WorkKind {

  private static final String KIND = "column-statistics";

  private final Db db;
  private final Catalog catalog;
  private final Works works;

  StatisticsRuns(Db db, Catalog catalog, Works works) {
    this.db = db;
    this.catalog = catalog;
    this.works = works;
  }

  @Override
  public String name() {
    return KIND;
  }

  /** Iceberg's library is on the class path of those only that read a table of its. */
  @Override
  public Map<String, String> parameters(Work work) {
    StartColumnStatisticsTaskRunRequest request = request(work);
    return catalog
            .tables()
            .find(TableName.of(request.databaseName(), request.tableName()))
            .filter(StatisticsRules::isIceberg)
            .isPresent()
        ? Map.of("--datalake-formats", "iceberg")
        : Map.of();
  }

  /**
   * Joins the caller's transaction, if there is one.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is no such
   *     table
   * @throws software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRunningException if one
   *     is under way for it
   */
  Work start(StartColumnStatisticsTaskRunRequest request) {
    StatisticsRules.checkCatalog(request.catalogID());
    TableName table = TableName.of(request.databaseName(), request.tableName());
    return db.write(
        h -> {
          catalog.securityConfigurations().check(request.securityConfiguration());
          StatisticsRules.check(
              catalog.tables().load(table), request.columnNameList(), request.sampleSize());
          if (works.findUnderWay(KIND, subject(table)).isPresent()) {
            throw StatisticsErrors.running(table.name());
          }
          return works.start(
              new Work.Assignment(KIND, subject(table), request.role(), Pojos.json(request)));
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskNotRunningException if
   *     none is under way
   * @throws software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskStoppingException if it
   *     is stopping already
   */
  void stop(TableName table) {
    db.writeOnly(
        h -> {
          catalog.tables().load(table);
          Work work =
              works
                  .findUnderWay(KIND, subject(table))
                  .orElseThrow(() -> StatisticsErrors.notRunning(table.name()));
          if (work.state() == RunState.STOPPING) {
            throw StatisticsErrors.stopping(table.name());
          }
          works.stop(work);
        });
  }

  Work load(String id) {
    return works.find(KIND, id).orElseThrow(() -> StatisticsErrors.noRun(id));
  }

  /**
   * The latest first.
   *
   * @param table null for the runs of all
   */
  Page<Work> list(@Nullable TableName table, @Nullable String token, int limit) {
    try {
      return works.list(KIND, table == null ? null : subject(table), token, limit);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }

  /** The figures become the table's, all of them or none. */
  @Override
  public Optional<String> accept(Work work, JsonNode answer) {
    StartColumnStatisticsTaskRunRequest request = request(work);
    List<ColumnStatistics> statistics = new ArrayList<>();
    for (JsonNode column : answer.path("Statistics")) {
      statistics.add(Pojos.read(column.toString(), ColumnStatistics.builder()).build());
    }
    catalog
        .statistics()
        .update(TableName.of(request.databaseName(), request.tableName()), List.of(), statistics);
    return Optional.empty();
  }

  static StartColumnStatisticsTaskRunRequest request(Work work) {
    return Pojos.read(work.request(), StartColumnStatisticsTaskRunRequest.builder()).build();
  }

  private static String subject(TableName table) {
    return Json.write(List.of(table.database().name(), table.name()));
  }
}

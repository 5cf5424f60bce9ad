package io.mastic.jobs.optimizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.jobs.work.Work;
import io.mastic.jobs.work.WorkKind;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of optimizers: Iceberg's own actions, in a process of Spark. */
final class OptimizerRuns implements WorkKind {

  static final String KIND = "table-optimizer";

  private final Works works;

  OptimizerRuns(Works works) {
    this.works = works;
  }

  @Override
  public String name() {
    return KIND;
  }

  /** Iceberg's library is on the class path of those only that ask for it, as a job does. */
  @Override
  public Map<String, String> parameters(Work work) {
    return Map.of("--datalake-formats", "iceberg");
  }

  /** The process has changed the table itself, by commits to the catalog; its figures are kept. */
  @Override
  public Optional<String> accept(Work work, JsonNode answer) {
    if (!answer.has("IcebergMetrics")) {
      throw new IllegalArgumentException("The run has no figures");
    }
    return Optional.of(answer.toString());
  }

  /**
   * Begins a run; joins the caller's transaction.
   *
   * @param metadata where the table's metadata is now
   */
  void start(Optimizer optimizer, String metadata) {
    OptimizerKey key = optimizer.key();
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.put("Type", key.type().toString());
    request.put("DatabaseName", key.table().database().name());
    request.put("TableName", key.table().name());
    request.set("Configuration", Json.read(Pojos.json(optimizer.configuration())));
    request.put("CreatedAt", optimizer.createdAt().toEpochMilli());
    request.put("Now", works.now().toEpochMilli());
    request.put("MetadataLocation", metadata);
    works.start(
        new Work.Assignment(
            KIND, key.subject(), optimizer.configuration().roleArn(), request.toString()));
  }

  boolean isUnderWay(OptimizerKey key) {
    return works.findUnderWay(KIND, key.subject()).isPresent();
  }

  /** The latest first. */
  List<Work> latest(OptimizerKey key, int most) {
    return works.list(KIND, key.subject(), null, most).items();
  }

  /** The latest first. */
  Page<Work> list(OptimizerKey key, @Nullable String token, int limit) {
    try {
      return works.list(KIND, key.subject(), token, limit);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }
}

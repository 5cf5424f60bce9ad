package io.mastic.workflows.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.Errors;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.work.Work;
import io.mastic.jobs.work.WorkKind;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BlueprintDetails;
import software.amazon.awssdk.services.glue.model.BlueprintRun;
import software.amazon.awssdk.services.glue.model.BlueprintRunState;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.IllegalBlueprintStateException;
import software.amazon.awssdk.services.glue.model.StartBlueprintRunRequest;

/**
 * Runs of blueprints. The layout is worked out by a process of its own with the role's keys; what
 * it comes to is made as the role, all in the transaction in which the run succeeds. So there is
 * either all of it or nothing, whatever is killed meanwhile, and nothing is ever left to be rolled
 * back.
 */
final class BlueprintRuns implements WorkKind {

  private static final String KIND = "blueprint-layout";

  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** What a layout may ask for. */
  private static final List<String> OPERATIONS =
      List.of("CreateWorkflow", "CreateJob", "CreateCrawler", "CreateTrigger");

  /** Notes of a workflow which run it came from; joins the caller's transaction. */
  @FunctionalInterface
  interface Credit {
    void give(String workflow, BlueprintDetails origin);
  }

  private final Db db;
  private final Works works;
  private final Blueprints blueprints;
  private final BlueprintErrands errands;
  private final Credit credit;

  BlueprintRuns(
      Db db, Works works, Blueprints blueprints, BlueprintErrands errands, Credit credit) {
    this.db = db;
    this.works = works;
    this.blueprints = blueprints;
    this.errands = errands;
    this.credit = credit;
  }

  /**
   * @return the run's id
   */
  String start(StartBlueprintRunRequest request) {
    Caller caller = Caller.current();
    errands.passRole(request.roleArn());
    return db.write(
        h -> {
          BlueprintSource source = blueprints.load(request.blueprintName()).source();
          if (source == null) {
            throw IllegalBlueprintStateException.builder()
                .message("Blueprint " + request.blueprintName() + " was never active.")
                .build();
          }
          ObjectNode layout = layout(caller, source, request.parameters());
          Work work =
              works.start(
                  new Work.Assignment(
                      KIND,
                      subject(request.blueprintName()),
                      request.roleArn(),
                      Json.write(layout)));
          BlueprintRunStore.insert(
              h,
              caller,
              BlueprintRun.builder()
                  .blueprintName(request.blueprintName())
                  .runId(work.id())
                  .state(BlueprintRunState.RUNNING)
                  .startedOn(works.now())
                  .parameters(request.parameters())
                  .roleArn(request.roleArn())
                  .build());
          return work.id();
        });
  }

  private static ObjectNode layout(
      Caller caller, BlueprintSource source, @Nullable String parameters) {
    ObjectNode layout = Json.MAPPER.createObjectNode();
    try {
      layout.set("userParams", BlueprintParameters.values(source.parameterSpec(), parameters));
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
    layout
        .putObject("systemParams")
        .put("region", caller.region())
        .put("accountId", caller.account());
    return layout.put("generator", source.generator()).put("archive", source.archive());
  }

  BlueprintRun load(String blueprint, String id) {
    return db.read(h -> BlueprintRunStore.find(h, Caller.current(), blueprint, id))
        .orElseThrow(() -> notFound(id));
  }

  Page<BlueprintRun> list(String blueprint, @Nullable String token, int limit) {
    return db.read(h -> BlueprintRunStore.list(h, Caller.current(), blueprint, token, limit));
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public JobKind runtime() {
    return JobKind.PYTHONSHELL;
  }

  @Override
  public Duration longest() {
    return LONGEST;
  }

  @Override
  public Optional<String> accept(Work work, JsonNode answer) {
    Caller caller = Caller.current();
    Caller role = new Caller(caller.account(), caller.region(), work.assignment().role());
    String workflow = answer.path("workflow").asText();
    role.run(() -> answer.path("calls").forEach(this::make));
    credit.give(
        workflow,
        BlueprintDetails.builder().blueprintName(blueprint(work)).runId(work.id()).build());
    end(work, run -> run.state(BlueprintRunState.SUCCEEDED).workflowName(workflow));
    return Optional.empty();
  }

  private void make(JsonNode call) {
    String operation = call.path("operation").asText();
    if (!OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("A layout does not ask for " + operation);
    }
    JsonNode request = call.path("request");
    try {
      errands.call(operation, Json.write(request));
    } catch (GlueException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          operation + " " + request.path("Name").asText() + ": " + e.getMessage(), e);
    }
  }

  /** What is to be told of it is told by the run; of the work nothing is kept. */
  @Override
  public void ended(Work work, RunEnd end) {
    if (end.state() != RunState.SUCCEEDED) {
      String reason =
          end.state() == RunState.TIMEOUT
              ? "The layout was not there after " + LONGEST.toMinutes() + " minutes"
              : end.error();
      end(work, run -> run.state(BlueprintRunState.FAILED).errorMessage(reason));
    }
    works.forget(KIND, work.subject());
  }

  /** Several runs of a blueprint may be under way, and each is a subject of its own. */
  private static String subject(String blueprint) {
    return blueprint + "/" + Ids.hex(16);
  }

  private static String blueprint(Work work) {
    return work.subject().substring(0, work.subject().lastIndexOf('/'));
  }

  @FunctionalInterface
  private interface Ending {
    void of(BlueprintRun.Builder run);
  }

  private void end(Work work, Ending ending) {
    Caller caller = Caller.current();
    db.writeOnly(
        h ->
            BlueprintRunStore.find(h, caller, blueprint(work), work.id())
                .ifPresent(
                    run -> {
                      BlueprintRun.Builder ended = run.toBuilder().completedOn(works.now());
                      ending.of(ended);
                      BlueprintRunStore.end(h, caller, ended.build());
                    }));
  }

  private static GlueException notFound(String id) {
    return Errors.entityNotFound("Blueprint run with id " + id + " not found.");
  }
}

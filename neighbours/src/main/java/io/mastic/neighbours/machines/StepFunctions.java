package io.mastic.neighbours.machines;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.kept;
import static io.mastic.neighbours.call.Served.keptQuietly;

import io.mastic.kernel.Db;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Step Functions as the front door shows it: machines are kept, and no execution starts. */
public final class StepFunctions {

  private static final String NO_VERSIONS = "no execution starts, so none needs a version";

  private StepFunctions() {}

  public static TableService service(Db db, Clock clock) {
    return new TableService(
        new TableService.Named(
            "Step Functions", "states", "AWSStepFunctions", "ValidationException"),
        AwsModel.of("stepfunctions"),
        table(new StateMachines(db, clock)),
        StepFunctions::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("stateMachineArn")
        .or(() -> call.find("resourceArn"))
        .or(() -> call.find("name").map(StateMachines::arn))
        .map(List::of)
        .orElse(List.of());
  }

  private static Map<String, Served> table(StateMachines machines) {
    Map<String, Served> table = new HashMap<>();
    table.put("CreateStateMachine", unpublished(kept(machines::create)));
    table.put("UpdateStateMachine", unpublished(kept(machines::update)));
    table.put(
        "DescribeStateMachine",
        kept(machines::describe)
            .only("includedData", "ALL_DATA", "definitions are not encrypted by a key"));
    table.put("ListStateMachines", kept(machines::list));
    table.put("ListStateMachineVersions", kept(machines::versions));
    table.put("DeleteStateMachine", keptQuietly(machines::delete));
    table.put(
        "ValidateStateMachineDefinition",
        done(machines::validate)
            .noting("states and where they lead; not what they do with their data"));
    table.put("ListTagsForResource", kept(machines::tags));
    table.put("TagResource", keptQuietly(machines::tag));
    table.put("UntagResource", keptQuietly(machines::untag));
    return table;
  }

  private static Served unpublished(Served served) {
    return served
        .noting("kept, not applied: StartExecution is 501")
        .without("publish", NO_VERSIONS)
        .without("versionDescription", NO_VERSIONS);
  }
}

package io.mastic.neighbours.parameters;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Systems Manager as the front door shows it: its parameters, and nothing else of it. */
public final class ParameterStore {

  private static final String PARAMETER = "Parameter";
  private static final String ONLY_PARAMETERS = "only parameters have tags here";

  private final KeptParameters parameters;

  private ParameterStore(KeptParameters parameters) {
    this.parameters = parameters;
  }

  public static TableService service(KeptParameters parameters) {
    return new TableService(
        new TableService.Named("Systems Manager", "ssm", "AmazonSSM", "ValidationException"),
        AwsModel.of("ssm"),
        new ParameterStore(parameters).table(),
        ParameterStore::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("Name")
        .or(() -> call.find("Path"))
        .map(name -> name.startsWith("arn:") ? name : ParameterNames.arn(name))
        .map(List::of)
        .orElse(List.of());
  }

  private Map<String, Served> table() {
    ParameterReading reading = new ParameterReading(parameters);
    ParameterLabels labels = new ParameterLabels(parameters);
    ParameterTags tags = new ParameterTags(parameters);
    Map<String, Served> table = new HashMap<>();
    table.put(
        "PutParameter",
        done(this::put)
            .only("DataType", "text", "nothing here would check an image or an integration")
            .without("Policies", "parameters neither expire nor send events"));
    table.put("GetParameter", done(reading::get));
    table.put("GetParameters", done(reading::getMany));
    table.put("GetParametersByPath", done(reading::byPath));
    table.put(
        "DescribeParameters",
        done(reading::describe).without("Shared", "no account shares its parameters"));
    table.put("GetParameterHistory", done(reading::history));
    table.put("DeleteParameter", doneQuietly(this::delete));
    table.put("DeleteParameters", done(this::deleteMany));
    table.put("LabelParameterVersion", done(labels::add));
    table.put("UnlabelParameterVersion", done(labels::remove));
    table.put(
        "AddTagsToResource",
        doneQuietly(tags::add).only("ResourceType", PARAMETER, ONLY_PARAMETERS));
    table.put(
        "RemoveTagsFromResource",
        doneQuietly(tags::remove).only("ResourceType", PARAMETER, ONLY_PARAMETERS));
    table.put(
        "ListTagsForResource", done(tags::list).only("ResourceType", PARAMETER, ONLY_PARAMETERS));
    return table;
  }

  private ObjectNode put(Call call) {
    Parameter parameter = parameters.put(call);
    return Json.MAPPER
        .createObjectNode()
        .put("Version", parameter.latest())
        .put("Tier", parameter.current().path("Tier").asText());
  }

  private void delete(Call call) {
    if (!parameters.delete(call.text("Name"))) {
      throw ParameterErrors.notFound();
    }
  }

  private ObjectNode deleteMany(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode deleted = answer.putArray("DeletedParameters");
    ArrayNode invalid = answer.putArray("InvalidParameters");
    for (String name : call.texts("Names")) {
      (parameters.delete(name) ? deleted : invalid).add(name);
    }
    return answer;
  }
}

package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import java.util.List;

/** Tags of parameters. */
final class ParameterTags {

  private static final int MOST = 50;

  private final KeptParameters parameters;

  ParameterTags(KeptParameters parameters) {
    this.parameters = parameters;
  }

  static void add(Parameter parameter, List<JsonNode> tags) {
    ObjectNode all = parameter.tags();
    for (JsonNode tag : tags) {
      String key = tag.path("Key").asText();
      if (key.startsWith("aws:")) {
        throw ParameterErrors.invalid("A tag's key does not begin with aws:.");
      }
      all.put(key, tag.path("Value").asText());
    }
    if (all.size() > MOST) {
      throw ParameterErrors.of("TooManyTagsError", "A parameter can have at most 50 tags.");
    }
  }

  void add(Call call) {
    parameters.change(id(call), parameter -> add(parameter, call.each("Tags")));
  }

  void remove(Call call) {
    parameters.change(id(call), parameter -> parameter.tags().remove(call.texts("TagKeys")));
  }

  ObjectNode list(Call call) {
    Parameter parameter = parameters.load(id(call));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("TagList");
    parameter
        .tags()
        .properties()
        .forEach(
            tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    return answer;
  }

  private String id(Call call) {
    String id = call.text("ResourceId");
    if (parameters.find(id).isEmpty()) {
      throw ParameterErrors.of(
          "InvalidResourceId",
          "The resource ID is not valid. Verify that you entered the correct ID and try again.");
    }
    return id;
  }
}

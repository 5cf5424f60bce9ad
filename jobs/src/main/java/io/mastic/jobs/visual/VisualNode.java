package io.mastic.jobs.visual;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.CodeGenConfigurationNode;

/**
 * A node of a visual job.
 *
 * @param id its key among the nodes
 * @param type the member of the union that is set
 * @param name for people
 * @param inputs ids of the nodes that it takes in
 */
record VisualNode(String id, String type, String name, List<String> inputs, NodeMembers members) {

  /**
   * @throws VisualJobException if it is not of one type
   */
  static VisualNode of(String id, CodeGenConfigurationNode node) {
    JsonNode json = Json.read(Pojos.json(node));
    List<String> types = new ArrayList<>();
    json.fieldNames().forEachRemaining(types::add);
    if (types.size() != 1) {
      throw new VisualJobException(
          "Node " + id + " must be of one type" + (types.isEmpty() ? "" : ", not of " + types));
    }
    String type = types.get(0);
    JsonNode said = json.path(type);
    String name = said.path("Name").asText(id);
    NodeMembers members =
        new NodeMembers(said, words -> "Node " + name + " (" + type + "): " + words);
    members.leave("Name", "Inputs", "OutputSchemas");
    List<String> inputs = new ArrayList<>();
    said.path("Inputs").forEach(each -> inputs.add(each.asText()));
    return new VisualNode(id, type, name, List.copyOf(inputs), members);
  }

  VisualJobException refusal(String words) {
    return members.refusal(words);
  }
}

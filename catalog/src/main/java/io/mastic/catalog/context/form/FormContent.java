package io.mastic.catalog.context.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A form as a search looks at it.
 *
 * @param content the JSON that was checked when it came
 */
public record FormContent(String formType, String content) {

  /** The plain values at a path of members; those of lists one by one. */
  public List<JsonNode> values(List<String> path) {
    Stream<JsonNode> found = Stream.of(Json.read(content));
    for (String member : path) {
      found = found.flatMap(FormContent::elements).map(node -> node.path(member));
    }
    return found.flatMap(FormContent::elements).filter(JsonNode::isValueNode).toList();
  }

  /** All plain values, wherever they stand. */
  public Stream<String> texts() {
    return texts(Json.read(content));
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isContainerNode()
        ? StreamSupport.stream(node.spliterator(), false).flatMap(FormContent::texts)
        : Stream.of(node.asText());
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}

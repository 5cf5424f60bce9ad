package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tags of secrets: fifty at most, and none that begins with {@code aws:}. */
final class SecretTags {

  private static final int MOST = 50;

  private SecretTags() {}

  static void add(Secret secret, List<JsonNode> tags) {
    ObjectNode all = secret.document().withObjectProperty("Tags");
    for (JsonNode tag : tags) {
      String key = tag.path("Key").asText();
      if (key.isEmpty() || key.startsWith("aws:")) {
        throw SecretErrors.invalid("A tag's key is not empty and does not begin with aws:.");
      }
      all.put(key, tag.path("Value").asText());
    }
    if (all.size() > MOST) {
      throw SecretErrors.invalid("A secret can have at most 50 tags.");
    }
  }

  static void remove(Secret secret, List<String> keys) {
    secret.document().withObjectProperty("Tags").remove(keys);
  }

  static void write(Secret secret, ObjectNode answer) {
    ArrayNode list = answer.putArray("Tags");
    secret.tags().forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
  }
}

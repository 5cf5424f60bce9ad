package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags of a type's resources: the stack's, and those of the property {@code Tags}.
 *
 * @param kind as the type's ARNs name it, for example {@code job}; empty for types without tags
 */
record GlueTags(String kind) {

  static final GlueTags NONE = new GlueTags("");

  boolean isTold() {
    return !kind.isEmpty();
  }

  /** Puts them on the request that makes one. */
  void on(ObjectNode request, Wish wish) {
    Map<String, String> all = of(wish.properties(), wish.tags());
    if (isTold() && !all.isEmpty()) {
      ObjectNode tags = request.putObject("Tags");
      all.forEach(tags::put);
    }
  }

  /** Makes the tags of one that is there those that are wanted. */
  void change(GlueRequests glue, Wish wish, ResourceState now) {
    if (!isTold()) {
      return;
    }
    String id = now.physicalId();
    String arn = id.startsWith("arn:") ? id : Arns.glue(Caller.current(), kind, id);
    ObjectNode asked = JsonNodeFactory.instance.objectNode().put("ResourceArn", arn);
    Map<String, String> wanted = of(wish.properties(), wish.tags());
    JsonNode present = glue.call("GetTags", asked).path("Tags");
    ObjectNode gone = asked.deepCopy();
    present
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!wanted.containsKey(key) && of(now.properties(), Map.of()).containsKey(key)) {
                gone.withArray("TagsToRemove").add(key);
              }
            });
    if (gone.has("TagsToRemove")) {
      glue.call("UntagResource", gone);
    }
    ObjectNode added = asked.deepCopy();
    wanted.forEach(
        (key, value) -> {
          if (!present.path(key).asText("\0").equals(value)) {
            added.withObject("/TagsToAdd").put(key, value);
          }
        });
    if (added.has("TagsToAdd")) {
      glue.call("TagResource", added);
    }
  }

  /** The property is a map or a list of keys and values; its own tags win. */
  static Map<String, String> of(ObjectNode properties, Map<String, String> ofStack) {
    Map<String, String> all = new TreeMap<>(ofStack);
    JsonNode own = properties.path("Tags");
    own.properties().forEach(tag -> all.put(tag.getKey(), tag.getValue().asText()));
    if (own.isArray()) {
      own.forEach(tag -> all.put(tag.path("Key").asText(), tag.path("Value").asText()));
    }
    return all;
  }
}

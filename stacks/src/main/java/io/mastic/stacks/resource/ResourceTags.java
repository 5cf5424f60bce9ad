package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The tags of a resource: its own, and those of its stack. */
final class ResourceTags {

  private ResourceTags() {}

  static Map<String, String> of(Wish wish) {
    return GlueTags.of(wish.properties(), wish.tags());
  }

  /** Those that it had of its own: the stack's are told again each time. */
  static Map<String, String> own(ResourceState now) {
    return GlueTags.of(now.properties(), Map.of());
  }

  /** As a list of keys and values. */
  static ArrayNode list(Map<String, String> tags, String keyName) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    String valueName = keyName.replace("Key", "Value");
    tags.forEach((key, value) -> list.addObject().put(keyName, key).put(valueName, value));
    return list;
  }

  /** Adds those that are other than before, and takes away those that are not wanted any more. */
  static void change(
      Map<String, String> wanted,
      Map<String, String> before,
      Consumer<Map<String, String>> add,
      Consumer<Set<String>> remove) {
    Set<String> gone = new TreeSet<>(before.keySet());
    gone.removeAll(wanted.keySet());
    if (!gone.isEmpty()) {
      remove.accept(gone);
    }
    Map<String, String> added = new TreeMap<>(wanted);
    added.entrySet().removeIf(tag -> tag.getValue().equals(before.get(tag.getKey())));
    if (!added.isEmpty()) {
      add.accept(added);
    }
  }
}

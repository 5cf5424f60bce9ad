package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A work group's configuration: what it is when nothing is said, and how it is changed; pure. */
final class WorkGroupSettings {

  private static final String ENGINE = "EngineVersion";
  private static final String UPDATES = "Updates";
  private static final String REMOVE = "Remove";

  private WorkGroupSettings() {}

  static ObjectNode withDefaults(ObjectNode given) {
    ObjectNode whole = AthenaShelf.empty();
    whole.put("EnforceWorkGroupConfiguration", true);
    whole.put("PublishCloudWatchMetricsEnabled", false).put("RequesterPaysEnabled", false);
    whole.put("EnableMinimumEncryptionConfiguration", false);
    whole.putObject("ResultConfiguration");
    whole.putObject(ENGINE);
    whole.setAll(given);
    return effective(whole);
  }

  private static ObjectNode effective(ObjectNode configuration) {
    ObjectNode engine = configuration.withObjectProperty(ENGINE);
    String selected = engine.path("SelectedEngineVersion").asText("AUTO");
    engine.put("SelectedEngineVersion", selected);
    engine.put(
        "EffectiveEngineVersion", selected.equals("AUTO") ? "Athena engine version 3" : selected);
    return configuration;
  }

  /** Members called {@code Remove...} take away; those called {@code ...Updates} change within. */
  static void change(ObjectNode configuration, ObjectNode updates) {
    for (Map.Entry<String, JsonNode> update : updates.properties()) {
      String name = update.getKey();
      if (name.startsWith(REMOVE)) {
        if (update.getValue().asBoolean()) {
          configuration.remove(name.substring(REMOVE.length()));
        }
      } else if (name.endsWith(UPDATES)) {
        String inner = name.substring(0, name.length() - UPDATES.length());
        change(configuration.withObjectProperty(inner), (ObjectNode) update.getValue());
      } else {
        configuration.set(name, update.getValue());
      }
    }
    if (configuration.has(ENGINE)) {
      effective(configuration);
    }
  }
}

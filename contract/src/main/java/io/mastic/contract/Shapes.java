package io.mastic.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The service model's shapes; a shape is parsed when a request first needs it. */
final class Shapes {

  /**
   * Values that the service takes beyond what its public model lists, as AWS's documentation names
   * them.
   */
  private static final Map<String, List<String>> WIDER =
      Map.of("WorkerType", List.of("G.12X", "G.16X", "R.1X", "R.2X", "R.4X", "R.8X"));

  /** Names of registries and schemas: the registry refuses them itself, in words of its own. */
  private static final String REGISTRY_NAME = "SchemaRegistryNameString";

  private static final Map<String, String> LINES = new HashMap<>();
  private static final Map<String, Shape> PARSED = new ConcurrentHashMap<>();

  static {
    for (String line : Operations.lines("glue-model.txt")) {
      int kindEnd = line.indexOf(' ');
      int nameEnd = line.indexOf(' ', kindEnd + 1);
      LINES.put(line.substring(0, nameEnd), line.substring(nameEnd + 1));
    }
  }

  private Shapes() {}

  /** Every error that some operation of the model declares, as the wire spells it. */
  static Set<String> errorCodes() {
    Set<String> codes = new TreeSet<>();
    LINES.forEach(
        (name, line) -> {
          if (name.startsWith("operation ")) {
            codes.addAll(Shape.parse(line).errors);
          }
        });
    return codes;
  }

  /** The model's operations; the SDK may have more. */
  static Set<String> operations() {
    Set<String> names = new TreeSet<>();
    for (String name : LINES.keySet()) {
      if (name.startsWith("operation ")) {
        names.add(name.substring("operation ".length()));
      }
    }
    return names;
  }

  /** The shape of that name, or null if the model is older than the type. */
  static @Nullable Shape find(String name) {
    Shape known = PARSED.get(name);
    if (known == null) {
      String line = LINES.get("shape " + name);
      if (line == null) {
        return null;
      }
      known = Shape.parse(line);
      known.enumeration.addAll(WIDER.getOrDefault(name, List.of()));
      if (name.equals(REGISTRY_NAME)) {
        known.allowAnyText();
      }
      PARSED.put(name, known);
    }
    return known;
  }
}

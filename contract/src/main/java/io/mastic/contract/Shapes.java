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
   * them (and, for the one type of connection, as Terraform creates it).
   */
  private static final Map<String, List<String>> WIDER =
      Map.of(
          "WorkerType", List.of("G.12X", "G.16X", "R.1X", "R.2X", "R.4X", "R.8X"),
          "ConnectionType", List.of("SNOWFLAKE"),
          "ConnectionPropertyKey",
              List.of(
                  "ENFORCE_SSL",
                  "JDBC_PARAMS",
                  "CATALOG_CASING_FILTER",
                  "SCHEMA",
                  "WAREHOUSE",
                  "PROJECT_ID",
                  "INSTANCE_URL",
                  "SALESFORCE_ENVIRONMENT"));

  /**
   * Members that the service does without, though its public model requires them: Trino leaves the
   * average length out where a column holds nothing but nulls.
   */
  private static final Map<String, Set<String>> DISPENSABLE =
      Map.of(
          "StringColumnStatisticsData", Set.of("AverageLength"),
          "BinaryColumnStatisticsData", Set.of("AverageLength"));

  /** How values begin that a client makes itself: the types of connections that it registers. */
  private static final Map<String, String> OPEN = Map.of("ConnectionType", "REST-");

  /** What may hold a password, though the model does not say so. */
  private static final Set<String> SECRET = Set.of("ConnectionProperties");

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
      known.required.removeAll(DISPENSABLE.getOrDefault(name, Set.of()));
      known.openPrefix = OPEN.get(name);
      known.sensitive |= SECRET.contains(name);
      PARSED.put(name, known);
    }
    return known;
  }
}

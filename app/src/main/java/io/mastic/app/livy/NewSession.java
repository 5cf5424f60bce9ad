package io.mastic.app.livy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;

/**
 * Reads what a client of Livy wants of a new session. What there is no meaning for is refused by
 * its name.
 */
final class NewSession {

  /** Of {@code conf}, the role of the session, which Livy has no word for. */
  private static final String ROLE = "spark.mastic.role";

  private static final Set<String> KINDS = Set.of("pyspark", "python", "python3");

  /** Livy's words for Spark's own. */
  private static final Map<String, String> SPARK =
      Map.of(
          "driverMemory", "spark.driver.memory",
          "driverCores", "spark.driver.cores",
          "executorMemory", "spark.executor.memory",
          "executorCores", "spark.executor.cores",
          "numExecutors", "spark.executor.instances");

  private static final Map<String, String> FILES =
      Map.of("jars", "--extra-jars", "pyFiles", "--extra-py-files", "files", "--extra-files");

  private NewSession() {}

  /**
   * @throws LivyException for what cannot be
   */
  static CreateSessionRequest of(JsonNode body, Caller caller) {
    Map<String, String> conf = new LinkedHashMap<>();
    Map<String, String> arguments = new LinkedHashMap<>();
    String name = "livy-" + Ids.hex(16);
    for (Map.Entry<String, JsonNode> member : members(body)) {
      String key = member.getKey();
      JsonNode value = member.getValue();
      if (saysNothing(value)) {
        continue;
      }
      if (SPARK.containsKey(key)) {
        conf.put(String.valueOf(SPARK.get(key)), value.asText());
      } else if (FILES.containsKey(key)) {
        arguments.put(String.valueOf(FILES.get(key)), list(key, value));
      } else if (key.equals("conf")) {
        members(value).forEach(one -> conf.put(one.getKey(), one.getValue().asText()));
      } else if (key.equals("kind")) {
        checkKind(value.asText());
      } else if (key.equals("name")) {
        name = value.asText();
      } else {
        throw new LivyException(400, "There is no " + key + " of a session here");
      }
    }
    String role = conf.remove(ROLE);
    if (!conf.isEmpty()) {
      arguments.put("--conf", words(conf));
    }
    return CreateSessionRequest.builder()
        .id(name)
        .role(role == null ? Arns.role(caller.account(), "livy") : role)
        .command(command -> command.name("glueetl").pythonVersion("3"))
        .defaultArguments(arguments.isEmpty() ? null : arguments)
        .build();
  }

  /**
   * @throws LivyException for anything but Python
   */
  static void checkKind(String kind) {
    if (!KINDS.contains(kind)) {
      throw new LivyException(
          400, "The kind " + kind + " is not here; what sessions execute is pyspark");
    }
  }

  private static List<Map.Entry<String, JsonNode>> members(JsonNode object) {
    if (!object.isObject()) {
      throw new LivyException(400, "A JSON object is needed, not " + object.getNodeType());
    }
    return List.copyOf(object.properties());
  }

  /** Clients send members that they were not told to fill. */
  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.asText().isEmpty())
        || (value.isNumber() && value.asLong() == 0);
  }

  private static String list(String key, JsonNode value) {
    if (!value.isArray()) {
      throw new LivyException(400, key + " must be a list");
    }
    return StreamSupport.stream(value.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(","));
  }

  /** As Glue's users write several in one argument. */
  private static String words(Map<String, String> conf) {
    List<String> words = new ArrayList<>();
    conf.forEach(
        (name, value) -> {
          if ((name + value).contains(" --conf")) {
            throw new LivyException(400, "conf " + name + " cannot be passed on");
          }
          words.add(name + "=" + value);
        });
    return String.join(" --conf ", words);
  }
}

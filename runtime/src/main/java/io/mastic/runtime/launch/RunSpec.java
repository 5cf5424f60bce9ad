package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server wrote into {@code run.json}: the script, its arguments and where everything lies.
 *
 * @param args the script's arguments in order, {@code --JOB_NAME} first
 * @param pythonPath directories for PYTHONPATH, in order
 * @param work what to do in the script's place, with {@code name} and {@code request}; null for a
 *     script
 * @param objectsRoot the folder of the buckets, or null when objects are in a remote S3
 */
public record RunSpec(
    Path directory,
    String runId,
    String jobName,
    String script,
    List<String> args,
    String python,
    List<String> pythonPath,
    List<String> extraPyFiles,
    List<String> extraJars,
    Map<String, String> conf,
    @Nullable JsonNode work,
    @Nullable String objectsRoot,
    @Nullable String endpoint,
    String region) {

  /** Reads {@code run.json} of a run directory. */
  public static RunSpec read(Path directory) throws IOException {
    JsonNode json = new ObjectMapper().readTree(directory.resolve("run.json").toFile());
    return new RunSpec(
        directory,
        json.path("runId").asText(),
        json.path("jobName").asText(),
        json.path("script").asText(),
        texts(json.path("args")),
        json.path("python").asText("python3"),
        texts(json.path("pythonPath")),
        texts(json.path("extraPyFiles")),
        texts(json.path("extraJars")),
        pairs(json.path("conf")),
        json.get("work"),
        json.path("objectsRoot").textValue(),
        json.path("endpoint").textValue(),
        json.path("region").asText("us-east-1"));
  }

  /** The value after {@code --name} in the script's arguments. */
  public @Nullable String argument(String name) {
    int at = args.indexOf("--" + name);
    return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }

  private static Map<String, String> pairs(JsonNode object) {
    Map<String, String> pairs = new LinkedHashMap<>();
    object.fields().forEachRemaining(field -> pairs.put(field.getKey(), field.getValue().asText()));
    return pairs;
  }
}

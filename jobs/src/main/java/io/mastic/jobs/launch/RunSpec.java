package io.mastic.jobs.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what the root process reads first.
 *
 * @param pythonPath directories for PYTHONPATH, in order
 * @param extraPyFiles and {@code extraJars}: local copies
 * @param objectsRoot the folder of the buckets; null when objects are in a remote S3
 */
record RunSpec(
    LaunchOrder order,
    RunDirectory run,
    Path python,
    List<Path> pythonPath,
    List<Path> extraPyFiles,
    List<Path> extraJars,
    SpecialParameters parameters,
    @Nullable Path objectsRoot) {

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("runId", order.runId());
    json.put("jobName", order.jobName());
    json.put("kind", order.kind().spark() ? "glueetl" : "pythonshell");
    json.put("script", run.script().toString());
    json.put("scriptLocation", order.script());
    order.args().forEach(json.putArray("args")::add);
    json.put("python", python.toString());
    paths(json.putArray("pythonPath"), pythonPath);
    paths(json.putArray("extraPyFiles"), extraPyFiles);
    paths(json.putArray("extraJars"), extraJars);
    ObjectNode conf = json.putObject("conf");
    parameters.sparkConf().forEach(conf::put);
    json.put("objectsRoot", objectsRoot == null ? null : objectsRoot.toString());
    json.put("endpoint", order.endpoint());
    json.put("region", order.region());
    json.put("account", order.account());
    json.put("glueVersion", order.glueVersion());
    return json;
  }

  private static void paths(ArrayNode array, List<Path> paths) {
    paths.forEach(path -> array.add(path.toString()));
  }
}

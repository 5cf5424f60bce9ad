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
 * @param python null for a program that is not in Python
 * @param pythonPath directories for PYTHONPATH, in order
 * @param extraPyFiles and {@code extraJars}: local copies
 * @param objectsRoot the folder of the buckets; null when objects are in a remote S3
 */
record RunSpec(
    LaunchOrder order,
    RunDirectory run,
    @Nullable Path python,
    List<Path> pythonPath,
    List<Path> extraPyFiles,
    List<Path> extraJars,
    SpecialParameters parameters,
    @Nullable Path objectsRoot) {

  static RunSpec withoutPython(LaunchOrder order, RunDirectory run, @Nullable Path objectsRoot) {
    SpecialParameters parameters = SpecialParameters.of(order.arguments());
    return new RunSpec(order, run, null, List.of(), List.of(), List.of(), parameters, objectsRoot);
  }

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("runId", order.runId());
    json.put("jobName", order.jobName());
    json.put("kind", order.kind().spark() ? "glueetl" : "pythonshell");
    if (order.program() instanceof Program.Script script) {
      json.put("script", run.script().toString());
      json.put("scriptLocation", script.location());
    } else if (order.program() instanceof Program.LocalScript script) {
      json.put("script", run.script().toString());
      json.put("scriptLocation", script.file().toString());
    } else if (order.program() instanceof Program.BuiltIn work) {
      json.putObject("work").put("name", work.name()).set("request", Json.read(work.request()));
    }
    order.args().forEach(json.putArray("args")::add);
    if (python != null) {
      json.put("python", python.toString());
    }
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

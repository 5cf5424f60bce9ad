package io.mastic.jobs.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.launch.cluster.Shipment;
import io.mastic.jobs.launch.directory.Bounded;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.spark.SparkMaster;
import io.mastic.kernel.Json;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what the root process reads first.
 *
 * @param python null for a program that is not in Python
 * @param master where its Spark works
 * @param shipment for the cluster; null for what is no work on one
 * @param folders of this machine that it may use
 */
record RunSpec(
    LaunchOrder order,
    RunDirectory run,
    @Nullable Path python,
    Libraries libraries,
    SparkMaster master,
    @Nullable Shipment shipment,
    Folders folders) {

  /**
   * What it finds on this machine.
   *
   * @param objectsRoot the folder of the buckets; null when objects are in a remote S3
   * @param compiled where compiled scripts are kept for later runs; null where none may be
   */
  record Folders(@Nullable Path objectsRoot, @Nullable Path compiled) {}

  /**
   * What it brings along.
   *
   * @param pythonPath directories for PYTHONPATH, in order
   * @param pyFiles local copies of the run's own, as are {@code jars} and {@code files}
   */
  record Libraries(List<Path> pythonPath, List<Path> pyFiles, List<Path> jars, List<Path> files) {

    static final Libraries NONE = new Libraries(List.of(), List.of(), List.of(), List.of());
  }

  ObjectNode json(Bounded bounded) {
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
    } else if (order.program() instanceof Program.Interactive session) {
      json.put("module", "mastic_job.session").put("connect", session.connects());
    } else if (order.program() instanceof Program.BuiltIn work) {
      json.putObject("work").put("name", work.name()).set("request", Json.read(work.request()));
    }
    order.arguments().line().forEach(json.putArray("args")::add);
    if (order.parameters().isScala()) {
      json.putObject("scala")
          .put("class", order.parameters().mainClass())
          .put("compiled", text(folders.compiled()));
    }
    if (python != null) {
      json.put("python", python.toString());
    }
    paths(json.putArray("pythonPath"), libraries.pythonPath());
    paths(json.putArray("extraPyFiles"), libraries.pyFiles());
    paths(json.putArray("extraJars"), libraries.jars());
    ObjectNode conf = json.putObject("conf");
    order
        .parameters()
        .executorVariables()
        .forEach((name, value) -> conf.put("spark.executorEnv." + name, value));
    order.parameters().sparkConf().forEach(conf::put);
    json.put("dataCatalog", order.parameters().dataCatalog());
    order.parameters().lakeFormats().forEach(json.putArray("lakeFormats")::add);
    json.put("master", master.within(order.parameters().get("--executor-cores").strip()));
    json.put("driverHost", master.driverHost());
    if (shipment != null) {
      ObjectNode cluster = json.putObject("cluster");
      shipment.writeInto(cluster);
      ObjectNode variables = cluster.putObject("environment");
      order.parameters().executorVariables().forEach(variables::put);
    }
    json.put("objectsRoot", text(folders.objectsRoot()));
    json.put("endpoint", order.around().endpoint());
    json.put("region", order.subject().region());
    json.put("account", order.subject().account());
    json.put("glueVersion", order.glueVersion());
    bounded.writeInto(json);
    return json;
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static void paths(ArrayNode array, List<Path> paths) {
    paths.forEach(path -> array.add(path.toString()));
  }
}

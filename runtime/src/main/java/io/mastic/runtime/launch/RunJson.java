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
 * What of {@code run.json}, which the server wrote, matters to the JVM; the script's Python reads
 * its own part of it.
 *
 * @param objectsRoot the folder of the buckets, or null when objects are in a remote S3
 */
public record RunJson(
    Path directory,
    String jobName,
    Python python,
    Spark spark,
    Program program,
    @Nullable String objectsRoot,
    @Nullable String endpoint) {

  /**
   * What runs, if it is no script in Python.
   *
   * @param work what to do in the script's place, with {@code name} and {@code request}
   * @param scala the script
   */
  record Program(@Nullable JsonNode work, @Nullable ScalaScript scala) {}

  @Nullable JsonNode work() {
    return program.work;
  }

  @Nullable ScalaScript scala() {
    return program.scala;
  }

  /**
   * @param executable the interpreter
   * @param path directories for PYTHONPATH, in order
   * @param files modules and archives of the run's own
   * @param module which it runs
   */
  public record Python(String executable, List<String> path, List<String> files, String module) {

    /** The same but for what it executes. */
    boolean isAs(Python other) {
      return executable.equals(other.executable)
          && path.equals(other.path)
          && files.equals(other.files);
    }
  }

  /**
   * @param master where its work is done
   * @param driverHost by which those who do it find this process
   * @param jars of the run's own
   * @param conf properties that the job asks for
   * @param catalog whose tables its SQL sees
   * @param lakeFormats the table formats whose libraries the job asks for
   * @param cluster null where all of the work is done in this process
   */
  public record Spark(
      String master,
      String driverHost,
      List<String> jars,
      Map<String, String> conf,
      SqlCatalog catalog,
      List<String> lakeFormats,
      @Nullable Cluster cluster) {}

  /**
   * Where others do the work.
   *
   * @param conf properties that ask for executors
   * @param python the name of their interpreter
   * @param archives of Python modules that they unpack
   * @param files that lie in their directory
   * @param environment further variables of theirs
   */
  public record Cluster(
      Map<String, String> conf,
      String python,
      List<String> archives,
      List<String> files,
      Map<String, String> environment) {

    private static @Nullable Cluster of(JsonNode json) {
      return json.isMissingNode()
          ? null
          : new Cluster(
              pairs(json.path("conf")),
              json.path("python").asText(),
              texts(json.path("archives")),
              texts(json.path("files")),
              pairs(json.path("environment")));
    }
  }

  /** Whose tables {@code spark.sql} sees. */
  public enum SqlCatalog {
    /** Tables of the run alone. */
    OWN,
    /** Those of the Data Catalog. */
    DATA_CATALOG
  }

  /** Reads {@code run.json} of a run directory. */
  public static RunJson read(Path directory) throws IOException {
    return read(directory, "run.json");
  }

  /** The same with another Python module to execute. */
  RunJson runBy(String module) {
    return new RunJson(
        directory,
        jobName,
        new Python(python.executable, python.path, python.files, module),
        spark,
        program,
        objectsRoot,
        endpoint);
  }

  static RunJson read(Path directory, String file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(directory.resolve(file).toFile());
    return new RunJson(
        directory,
        json.path("jobName").asText(),
        new Python(
            json.path("python").asText("python3"),
            texts(json.path("pythonPath")),
            texts(json.path("extraPyFiles")),
            json.path("module").asText("mastic_job.script")),
        new Spark(
            json.path("master").asText(),
            json.path("driverHost").asText(),
            texts(json.path("extraJars")),
            pairs(json.path("conf")),
            json.path("dataCatalog").asBoolean() ? SqlCatalog.DATA_CATALOG : SqlCatalog.OWN,
            texts(json.path("lakeFormats")),
            Cluster.of(json.path("cluster"))),
        new Program(json.get("work"), ScalaScript.of(json)),
        json.path("objectsRoot").textValue(),
        json.path("endpoint").textValue());
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

package io.mastic.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * As much of Kubernetes as Spark asks of it, on loopback: an API server that keeps pods and maps of
 * settings, and a node that starts of each pod what its image would, as a process of this machine.
 */
final class PodMachine implements AutoCloseable {

  static final String TOKEN = "token-of-the-server";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/api/v1/namespaces/spark/";

  private final Path directory;
  private final HttpServer http;
  private final Map<String, Map<String, ObjectNode>> kept = new LinkedHashMap<>();
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final List<ObjectNode> posted = new ArrayList<>();
  private volatile int refusing;

  PodMachine(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.setExecutor(Executors.newCachedThreadPool());
    http.start();
  }

  /** What {@code serve} is told of it: a G.1X is a core and half a gigabyte. */
  String[] options() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), TOKEN);
    return new String[] {
      "--spark-master", "k8s://http://127.0.0.1:" + http.getAddress().getPort(),
      "--spark-worker-scale", "0.03125",
      "--spark-cluster-conf", "spark.kubernetes.container.image=registry/mastic:1",
      "--spark-cluster-conf", "spark.kubernetes.namespace=spark",
      "--spark-cluster-conf", "spark.kubernetes.authenticate.oauthTokenFile=" + token,
      "--spark-cluster-conf", "spark.kubernetes.authenticate.executor.serviceAccountName=workers",
      // It is asked; it does not tell by itself.
      "--spark-cluster-conf", "spark.kubernetes.executor.enableApiWatcher=false",
      "--spark-cluster-conf", "spark.kubernetes.executor.apiPollingInterval=1s"
    };
  }

  /** Answers so from now on; as it should for 0. */
  void refuse(int status) {
    refusing = status;
  }

  /** All that was ever made, as it came. */
  synchronized List<ObjectNode> posted() {
    return List.copyOf(posted);
  }

  /** How many objects there are now. */
  synchronized int objects() {
    return kept.values().stream().mapToInt(Map::size).sum();
  }

  synchronized List<Process> living() {
    return processes.values().stream().filter(Process::isAlive).toList();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      byte[] body = call.getRequestBody().readAllBytes();
      String path = call.getRequestURI().getPath();
      JsonNode answer;
      int status = 200;
      if (refusing != 0) {
        status = refusing;
        answer = status(status, "as the test wants it");
      } else if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
        status = 401;
        answer = status(status, "who are you?");
      } else if (!path.startsWith(ROOT)) {
        status = 404;
        answer = status(status, path);
      } else {
        String[] parts = path.substring(ROOT.length()).split("/", -1);
        String kind = parts[0];
        String name = parts.length > 1 ? parts[1] : "";
        answer = done(call, kind, name, body);
        if (answer.path("code").asInt() != 0) {
          status = answer.path("code").asInt();
        }
      }
      byte[] text = JSON.writeValueAsBytes(answer);
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(status, text.length);
      call.getResponseBody().write(text);
    }
  }

  private synchronized JsonNode done(HttpExchange call, String kind, String name, byte[] body)
      throws IOException {
    Map<String, ObjectNode> all = kept.computeIfAbsent(kind, unused -> new LinkedHashMap<>());
    return switch (call.getRequestMethod()) {
      case "POST" -> make(kind, all, body);
      case "GET" -> name.isEmpty() ? list(kind, call) : one(all, name);
      case "PATCH" -> one(all, name);
      case "DELETE" -> {
        List<String> gone = name.isEmpty() ? selected(kind, call) : List.of(name);
        gone.forEach(one -> delete(kind, one));
        yield status(0, "deleted");
      }
      default -> status(405, call.getRequestMethod());
    };
  }

  private ObjectNode make(String kind, Map<String, ObjectNode> all, byte[] body)
      throws IOException {
    ObjectNode made = (ObjectNode) JSON.readTree(body);
    posted.add(made.deepCopy());
    ObjectNode metadata = (ObjectNode) made.get("metadata");
    metadata.put("uid", UUID.randomUUID().toString()).put("resourceVersion", "1");
    metadata.put("namespace", "spark").put("creationTimestamp", Instant.now().toString());
    if (kind.equals("pods")) {
      start(made);
    }
    all.put(metadata.path("name").asText(), made);
    return made;
  }

  private static JsonNode one(Map<String, ObjectNode> all, String name) {
    ObjectNode found = all.get(name);
    return found == null ? status(404, name) : found;
  }

  private JsonNode list(String kind, HttpExchange call) {
    ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1");
    list.put("kind", kind.equals("pods") ? "PodList" : "List");
    list.putObject("metadata").put("resourceVersion", "1");
    ArrayNode items = list.putArray("items");
    selected(kind, call)
        .forEach(
            name -> {
              ObjectNode one = kept.get(kind).get(name);
              if (kind.equals("pods")) {
                see(name, one);
              }
              items.add(one);
            });
    return list;
  }

  private List<String> selected(String kind, HttpExchange call) {
    String query = call.getRequestURI().getRawQuery();
    List<String> wanted =
        Arrays.stream((query == null ? "" : query).split("&", -1))
            .filter(part -> part.startsWith("labelSelector="))
            .map(part -> URLDecoder.decode(part.substring(14), StandardCharsets.UTF_8))
            .flatMap(part -> Arrays.stream(part.split(",", -1)))
            .toList();
    return kept.getOrDefault(kind, Map.of()).entrySet().stream()
        .filter(
            one ->
                wanted.stream()
                    .allMatch(label -> has(one.getValue().path("metadata").path("labels"), label)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean has(JsonNode labels, String wanted) {
    if (wanted.startsWith("!")) {
      return !labels.has(wanted.substring(1));
    }
    if (wanted.contains("!=")) {
      String[] pair = wanted.split("!=", 2);
      return !labels.path(pair[0]).asText().equals(pair[1]);
    }
    String[] pair = wanted.split("=", 2);
    return pair.length < 2 ? labels.has(wanted) : labels.path(pair[0]).asText().equals(pair[1]);
  }

  private void delete(String kind, String name) {
    kept.getOrDefault(kind, Map.of()).remove(name);
    Process process = kind.equals("pods") ? processes.get(name) : null;
    if (process != null) {
      process.destroy();
    }
  }

  /** The image's entry point, with what the pod's only container is told. */
  private void start(ObjectNode pod) throws IOException {
    String name = pod.path("metadata").path("name").asText();
    JsonNode container = pod.path("spec").path("containers").path(0);
    ProcessBuilder builder =
        new ProcessBuilder(
                MasticProcess.home().resolve("mastic").toString(),
                container.path("args").path(0).asText())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    for (JsonNode variable : container.path("env")) {
      String field = variable.path("valueFrom").path("fieldRef").path("fieldPath").asText();
      String value =
          field.equals("status.podIP")
              ? "127.0.0.1"
              : field.equals("metadata.name") ? name : variable.path("value").asText();
      builder.environment().put(variable.path("name").asText(), value);
    }
    Path own = Files.createDirectories(directory.resolve(name));
    builder.environment().put("SPARK_LOCAL_DIRS", own.toString());
    processes.put(name, builder.start());
  }

  private void see(String name, ObjectNode pod) {
    Process process = processes.get(name);
    String phase =
        process.isAlive() ? "Running" : process.exitValue() == 0 ? "Succeeded" : "Failed";
    pod.putObject("status").put("phase", phase).put("podIP", "127.0.0.1");
  }

  private static ObjectNode status(int code, String message) {
    ObjectNode status = JSON.createObjectNode().put("kind", "Status");
    status.put("apiVersion", "v1").put("status", code == 0 ? "Success" : "Failure");
    return code == 0 ? status : status.put("code", code).put("message", message);
  }

  @Override
  public synchronized void close() {
    http.stop(0);
    processes.values().forEach(Process::destroyForcibly);
  }
}

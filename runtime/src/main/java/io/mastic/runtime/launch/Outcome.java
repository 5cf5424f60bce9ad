package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * How the run ended, as {@code result.json} tells the server.
 *
 * @param errorMessage what Glue shows as the run's ErrorMessage, such as {@code ValueError: boom}
 * @param scriptStartedAt epoch millis of the script's first line, 0 if it never came to it
 * @param answer what work of the server's own found out; null for a script
 */
record Outcome(
    boolean succeeded,
    int exitCode,
    @Nullable String errorClass,
    @Nullable String errorMessage,
    @Nullable String traceback,
    long scriptStartedAt,
    @Nullable JsonNode answer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Decides the outcome from the process's exit code and what the script's own bootstrap noted
   * down.
   */
  static Outcome of(int exitCode, JsonNode notes) {
    long started = notes.path("scriptStartedAt").asLong(0);
    if (notes.path("outcome").asText().equals("SUCCEEDED") && exitCode == 0) {
      return new Outcome(true, 0, null, null, null, started, null);
    }
    if (notes.has("errorMessage")) {
      return new Outcome(
          false,
          notes.path("exitCode").asInt(exitCode),
          notes.path("errorClass").textValue(),
          notes.path("errorMessage").textValue(),
          notes.path("traceback").textValue(),
          started,
          null);
    }
    if (exitCode == 0) {
      // The script left by os._exit(0): the process itself says that all is well.
      return new Outcome(true, 0, null, null, null, started, null);
    }
    return new Outcome(
        false, exitCode, null, "Command failed with exit code " + exitCode, null, started, null);
  }

  static JsonNode notes(Path file) {
    try {
      return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /** Writes {@code result.json} whole: the server never sees half of it. */
  void write(Path directory, long startedAt) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("outcome", succeeded ? "SUCCEEDED" : "FAILED");
    json.put("exitCode", exitCode);
    json.put("errorClass", errorClass);
    json.put("errorMessage", errorMessage);
    json.put("traceback", traceback);
    json.put("startedAt", startedAt);
    json.put("scriptStartedAt", scriptStartedAt);
    json.put("endedAt", System.currentTimeMillis());
    if (answer != null) {
      json.set("answer", answer);
    }
    Path scratch = directory.resolve("result.json.tmp");
    Files.write(scratch, JSON.writeValueAsBytes(json));
    Files.move(scratch, directory.resolve("result.json"), StandardCopyOption.ATOMIC_MOVE);
  }
}

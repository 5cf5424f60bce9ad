package io.mastic.neighbours;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;

/** Glue as schedules reach it: says what it was asked, and knows no job called {@code gone}. */
final class RecordedGlue implements JsonService {

  /** As {@code REGION OPERATION REQUEST}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  @Override
  public String targetPrefix() {
    return "AWSGlue";
  }

  @Override
  public String service() {
    return "glue";
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    if (!Set.of("StartJobRun", "StartWorkflowRun").contains(operation)) {
      throw JsonServiceException.unknownOperation("glue", operation);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    asked.add(Caller.current().region() + " " + operation + " " + text);
    JsonNode request = Json.read(text);
    switch (request.path("JobName").asText()) {
      case "gone" ->
          throw Errors.entityNotFound("Failed to start job run due to missing metadata.");
      case "busy" ->
          throw ConcurrentRunsExceededException.builder()
              .message("Concurrent runs exceeded")
              .build();
      default -> {
        return "{\"JobRunId\":\"jr_1\"}".getBytes(StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public Prepared prepare(String operation, byte[] body) {
    if (!Set.of("StartJobRun", "StartWorkflowRun").contains(operation)) {
      throw JsonServiceException.unknownOperation("glue", operation);
    }
    return JsonService.super.prepare(operation, body);
  }
}

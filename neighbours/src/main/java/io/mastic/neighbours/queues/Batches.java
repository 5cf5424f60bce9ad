package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Up to ten entries of one call, each of which succeeds or fails by itself. */
final class Batches {

  private static final int MOST = 10;
  private static final int MOST_BYTES = 1_048_576;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private Batches() {}

  static ObjectNode each(List<JsonNode> entries, Function<JsonNode, ObjectNode> act) {
    check(entries);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode successful = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        ObjectNode done = Json.MAPPER.createObjectNode().put("Id", id);
        done.setAll(act.apply(entry));
        successful.add(done);
      } catch (JsonServiceException e) {
        failed
            .addObject()
            .put("Id", id)
            .put("SenderFault", true)
            .put("Code", SqsErrors.queryCode(e.code()))
            .put("Message", e.getMessage());
      }
    }
    if (failed.isEmpty()) {
      answer.remove("Failed");
    }
    return answer;
  }

  private static void check(List<JsonNode> entries) {
    if (entries.isEmpty()) {
      throw SqsErrors.of("EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    if (entries.size() > MOST) {
      throw SqsErrors.of(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    Set<String> ids = new HashSet<>();
    long bytes = 0;
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (!ID.matcher(id).matches()) {
        throw SqsErrors.of(
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                + " It can be at most 80 letters long.");
      }
      if (!ids.add(id)) {
        throw SqsErrors.of("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
      }
      bytes +=
          MessageFields.size(entry.path("MessageBody").asText(), entry.path("MessageAttributes"));
    }
    if (bytes > MOST_BYTES) {
      throw SqsErrors.of(
          "BatchRequestTooLong",
          "Batch requests cannot be longer than "
              + MOST_BYTES
              + " bytes. You have sent "
              + bytes
              + " bytes.");
    }
  }
}

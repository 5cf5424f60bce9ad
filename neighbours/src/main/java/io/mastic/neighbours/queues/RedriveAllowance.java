package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;

/** Which queues may name one as theirs for dead letters. */
record RedriveAllowance(String permission, List<String> sources) {

  static RedriveAllowance parse(String json) {
    JsonNode policy;
    try {
      policy = Json.read(json);
    } catch (IllegalArgumentException e) {
      throw invalid(json);
    }
    String permission = policy.path("redrivePermission").asText();
    List<String> sources = new ArrayList<>();
    policy.path("sourceQueueArns").forEach(arn -> sources.add(arn.asText()));
    boolean byQueue = permission.equals("byQueue");
    boolean isKnown = byQueue || permission.equals("allowAll") || permission.equals("denyAll");
    if (!isKnown || byQueue == sources.isEmpty() || sources.size() > 10) {
      throw invalid(json);
    }
    return new RedriveAllowance(permission, sources);
  }

  boolean allows(String source) {
    return permission.equals("allowAll") || sources.contains(source);
  }

  private static RuntimeException invalid(String json) {
    return SqsErrors.invalid(
        "Value "
            + json
            + " for parameter RedriveAllowPolicy is invalid. Reason: Amazon SQS can't"
            + " create the redrive allow policy, as it is not in the correct format.");
  }
}

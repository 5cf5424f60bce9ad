package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;

/**
 * A service that speaks JSON, called within the server.
 *
 * @param service for example {@code ssm}
 */
record JsonRequests(Services services, String service) {

  /**
   * Calls an operation.
   *
   * @throws ResourceException in the words of CloudFormation's handlers
   */
  JsonNode call(String operation, ObjectNode request) {
    JsonService found =
        services
            .findJson(service)
            .orElseThrow(() -> new ResourceException(service + " is not served here"));
    try {
      services.permit(service, operation, "*");
      byte[] answer = found.call(operation, request.toString().getBytes(StandardCharsets.UTF_8));
      return Json.read(answer.length == 0 ? "{}" : new String(answer, StandardCharsets.UTF_8));
    } catch (JsonServiceException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    } catch (AccessDeniedException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "AccessDenied", e);
    }
  }

  /** As {@link #call}, where it is no error that what is meant is gone. */
  void callIfThere(String operation, ObjectNode request) {
    try {
      JsonNode unused = call(operation, request);
    } catch (ResourceException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }
}

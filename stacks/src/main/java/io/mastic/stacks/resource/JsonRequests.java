package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
      String json = fitted(found, operation, request).toString();
      byte[] answer = found.call(operation, json.getBytes(StandardCharsets.UTF_8));
      return Json.read(answer.length == 0 ? "{}" : new String(answer, StandardCharsets.UTF_8));
    } catch (JsonServiceException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    } catch (MalformedJsonException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "InvalidRequest", e);
    } catch (AccessDeniedException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "AccessDenied", e);
    }
  }

  /** As the service's model has the types of values; a member that it does not know stays. */
  private static ObjectNode fitted(JsonService service, String operation, ObjectNode request) {
    if (service instanceof TableService table) {
      FittedRequest fitting = new FittedRequest();
      ObjectNode fitted = fitting.fit(request, table.form(operation));
      return fitting.unknown().isEmpty() ? fitted : request;
    }
    return request;
  }

  /** Members of a request that its operation does not know. */
  List<String> unknown(String operation, ObjectNode request) {
    FittedRequest fitting = new FittedRequest();
    services
        .findJson(service)
        .filter(TableService.class::isInstance)
        .map(TableService.class::cast)
        .ifPresent(
            table -> {
              ObjectNode unused = fitting.fit(request, table.form(operation));
            });
    return fitting.unknown();
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

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.ErrorCodes;
import io.mastic.contract.GlueCalls;
import io.mastic.contract.MalformedJsonException;
import io.mastic.contract.NoOperationException;
import io.mastic.contract.Operations;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Glue's operations called with documents, whose members are all known to the operation. */
final class GlueRequests {

  private final GlueCalls glue;

  GlueRequests(GlueCalls glue) {
    this.glue = glue;
  }

  /**
   * Calls an operation.
   *
   * @throws ResourceException in the words of CloudFormation's handlers
   */
  JsonNode call(String operation, ObjectNode document) {
    try {
      String json = fitted(operation, document).toString();
      byte[] answer = glue.call(operation, json.getBytes(StandardCharsets.UTF_8));
      return Json.read(new String(answer, StandardCharsets.UTF_8));
    } catch (AwsServiceException e) {
      throw ResourceException.handler(message(e), HandlerErrors.of(ErrorCodes.code(e)), e);
    } catch (MalformedJsonException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "InvalidRequest", e);
    } catch (AccessDeniedException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "AccessDenied", e);
    } catch (NoOperationException e) {
      throw ResourceException.handler(String.valueOf(e.getMessage()), "UnsupportedAction", e);
    }
  }

  private static String message(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorMessage();
  }

  /** Members of a request that its operation does not know. */
  static List<String> unknown(String operation, ObjectNode document) {
    DocumentShape shape = shape(operation);
    shape.fit(document);
    return shape.unknown();
  }

  private static ObjectNode fitted(String operation, ObjectNode document) {
    return shape(operation).fit(document);
  }

  private static DocumentShape shape(String operation) {
    byte[] empty =
        JsonNodeFactory.instance.objectNode().toString().getBytes(StandardCharsets.UTF_8);
    return new DocumentShape(
        Operations.find(operation)
            .orElseThrow(() -> new IllegalStateException("no operation " + operation))
            .read(empty));
  }
}

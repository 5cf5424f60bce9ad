package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.ErrorCodes;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Operations by their names: {@code arn:aws:scheduler:::aws-sdk:glue:startJobRun}, with their
 * request as the input.
 */
final class UniversalTargets {

  private static final String BEGINNING = "arn:aws:scheduler:::aws-sdk:";
  private static final Pattern ARN =
      Pattern.compile(Pattern.quote(BEGINNING) + "([a-z0-9-]+):([a-z][A-Za-z0-9]*)");
  private static final Pattern READS =
      Pattern.compile("(get|describe|list|poll|receive|search|scan|query|select|read)[A-Z].*");

  /** What may be over when the call is made again. */
  private static final Set<String> PASSING =
      Set.of(
          "ConcurrentRunsExceededException",
          "ThrottlingException",
          "OperationTimeoutException",
          "InternalServiceException",
          "ConcurrentModificationException");

  private final Map<String, JsonService> services;

  /**
   * @param services by their names in such ARNs
   */
  UniversalTargets(Map<String, JsonService> services) {
    this.services = services;
  }

  static boolean is(String arn) {
    return arn.startsWith(BEGINNING);
  }

  static boolean isObject(String json) {
    try {
      return Json.read(json).isObject();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  void check(String arn, JsonNode input) {
    Matcher parts = parts(arn);
    if (!services.containsKey(parts.group(1))) {
      throw ScheduleErrors.notServed("targets of " + parts.group(1) + " in scheduler: " + arn);
    }
    if (READS.matcher(parts.group(2)).matches()) {
      throw ScheduleErrors.invalid(
          "Unsupported operation " + parts.group(2) + ": a target must not only read.");
    }
    if (!input.isMissingNode() && !isObject(input.asText())) {
      throw ScheduleErrors.invalid("Input must be a JSON object for a universal target.");
    }
    try {
      Object unused = prepare(parts, "{}");
    } catch (JsonServiceException e) {
      if (e.status() == 501 || e.code().equals(JsonServiceException.UNKNOWN_OPERATION)) {
        throw e.status() == 501
            ? ScheduleErrors.notServed("the target " + arn)
            : ScheduleErrors.invalid("Unknown operation in the target " + arn + ".");
      }
    } catch (AwsServiceException | MalformedJsonException e) {
      // The operation is there; what it is asked is looked at when it is called.
      return;
    }
  }

  private static Matcher parts(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw ScheduleErrors.invalid("Provided Arn is not in correct format.");
    }
    return parts;
  }

  private JsonService.Prepared prepare(Matcher parts, String input) {
    JsonService service = services.get(parts.group(1));
    if (service == null) {
      throw ScheduleErrors.notServed("targets of " + parts.group(1) + " in scheduler");
    }
    String name = parts.group(2);
    String operation = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return service.prepare(operation, input.getBytes(StandardCharsets.UTF_8));
  }

  void call(String arn, String input) throws LostCallException {
    try {
      byte[] unused = prepare(parts(arn), input).act();
    } catch (AwsServiceException e) {
      if (PASSING.contains(ErrorCodes.code(e))) {
        throw e;
      }
      throw new LostCallException(ErrorCodes.code(e), String.valueOf(e.getMessage()));
    } catch (AccessDeniedException e) {
      throw new LostCallException("AccessDeniedException", String.valueOf(e.getMessage()));
    } catch (MalformedJsonException e) {
      throw new LostCallException("ValidationException", String.valueOf(e.getMessage()));
    }
  }
}

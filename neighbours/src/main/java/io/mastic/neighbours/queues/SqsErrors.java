package io.mastic.neighbours.queues;

import io.mastic.wire.json.JsonServiceException;
import java.util.Map;

/** SQS's errors in its words, and how its older protocol names them. */
final class SqsErrors {

  private static final String OLD = "AWS.SimpleQueueService.";

  /** Where the query protocol's code is not {@code AWS.SimpleQueueService.} and the new one. */
  private static final Map<String, String> QUERY_CODES =
      Map.ofEntries(
          Map.entry("QueueDoesNotExist", OLD + "NonExistentQueue"),
          Map.entry("QueueNameExists", "QueueAlreadyExists"),
          Map.entry("EmptyBatchRequest", OLD + "EmptyBatchRequest"),
          Map.entry("TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest"),
          Map.entry("BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct"),
          Map.entry("BatchRequestTooLong", OLD + "BatchRequestTooLong"),
          Map.entry("InvalidBatchEntryId", OLD + "InvalidBatchEntryId"),
          Map.entry("PurgeQueueInProgress", OLD + "PurgeQueueInProgress"),
          Map.entry("UnsupportedOperation", OLD + "UnsupportedOperation"),
          Map.entry("MessageNotInflight", OLD + "MessageNotInflight"));

  private SqsErrors() {}

  /** The code by which the query protocol knows an error. */
  static String queryCode(String code) {
    return QUERY_CODES.getOrDefault(code, code);
  }

  static JsonServiceException of(String code, String message) {
    return new JsonServiceException(400, code, message);
  }

  static JsonServiceException noQueue() {
    return of("QueueDoesNotExist", "The specified queue does not exist.");
  }

  static JsonServiceException invalid(String message) {
    return of("InvalidParameterValue", message);
  }

  static JsonServiceException missing(String parameter) {
    return of("MissingParameter", "The request must contain the parameter " + parameter + ".");
  }

  static JsonServiceException invalidAttribute(String message) {
    return of("InvalidAttributeValue", message);
  }

  static JsonServiceException outOfRange(String value, String parameter, String range) {
    return invalid(
        "Value "
            + value
            + " for parameter "
            + parameter
            + " is invalid. Reason: Must be "
            + range
            + ", if provided.");
  }
}

package io.mastic.neighbours.metrics;

import io.mastic.wire.json.JsonServiceException;

/** CloudWatch's errors. */
final class MetricErrors {

  static final String INVALID = "InvalidParameterValueException";

  private MetricErrors() {}

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, INVALID, message);
  }

  static JsonServiceException combination(String message) {
    return new JsonServiceException(400, "InvalidParameterCombinationException", message);
  }

  static JsonServiceException missing(String message) {
    return new JsonServiceException(400, "MissingRequiredParameterException", message);
  }

  static JsonServiceException token() {
    return new JsonServiceException(400, "InvalidNextToken", "The next token is not valid.");
  }

  static JsonServiceException notServed(String what) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + what + ".");
  }

  /** How the query protocol, and clients that grew up with it, call an error. */
  static String queryCode(String code) {
    return switch (code) {
      case INVALID -> "InvalidParameterValue";
      case "InvalidParameterCombinationException" -> "InvalidParameterCombination";
      case "MissingRequiredParameterException" -> "MissingParameter";
      default -> code;
    };
  }
}

package io.mastic.neighbours.networks;

import io.mastic.wire.json.JsonServiceException;

/** EC2's errors in EC2's words. */
final class NetworkErrors {

  private NetworkErrors() {}

  static JsonServiceException of(String code, String message) {
    return new JsonServiceException(400, code, message);
  }

  static JsonServiceException invalid(String message) {
    return of("InvalidParameterValue", message);
  }

  static JsonServiceException missing(String parameter) {
    return of("MissingParameter", "The request must contain the parameter " + parameter);
  }

  static JsonServiceException inUse(String what, String id) {
    return of(
        "DependencyViolation",
        "The " + what + " '" + id + "' has dependencies and cannot be deleted.");
  }

  static JsonServiceException notServed(String what) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + what + ".");
  }
}

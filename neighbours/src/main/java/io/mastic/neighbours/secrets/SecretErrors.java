package io.mastic.neighbours.secrets;

import io.mastic.wire.json.JsonServiceException;

/** Secrets Manager's errors in its words. */
final class SecretErrors {

  private SecretErrors() {}

  static JsonServiceException notFound() {
    return new JsonServiceException(
        400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  static JsonServiceException noValue(String what) {
    return new JsonServiceException(
        400,
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for " + what);
  }

  static JsonServiceException exists(String message) {
    return new JsonServiceException(400, "ResourceExistsException", message);
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidParameterException", message);
  }

  static JsonServiceException wrongState(String message) {
    return new JsonServiceException(400, "InvalidRequestException", message);
  }

  static JsonServiceException deleted() {
    return wrongState(
        "You can't perform this operation on the secret because it was marked for deletion.");
  }
}

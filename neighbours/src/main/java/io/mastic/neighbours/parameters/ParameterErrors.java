package io.mastic.neighbours.parameters;

import io.mastic.wire.json.JsonServiceException;

/** Parameter Store's errors in its words. */
final class ParameterErrors {

  private ParameterErrors() {}

  static JsonServiceException notFound() {
    return new JsonServiceException(400, "ParameterNotFound", "");
  }

  static JsonServiceException noVersion(String name, String version) {
    return new JsonServiceException(
        400,
        "ParameterVersionNotFound",
        "Systems Manager could not find version "
            + version
            + " of "
            + name
            + ". Verify the version and try again.");
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "ValidationException", message);
  }

  static JsonServiceException of(String code, String message) {
    return new JsonServiceException(400, code, message);
  }
}

package io.mastic.neighbours.athena;

import io.mastic.wire.json.JsonServiceException;

/** Athena's errors in its words. */
final class AthenaErrors {

  private AthenaErrors() {}

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidRequestException", message);
  }

  static JsonServiceException notFound(String message) {
    return new JsonServiceException(400, "ResourceNotFoundException", message);
  }

  static JsonServiceException noWorkGroup(String name) {
    return invalid("WorkGroup " + name + " is not found.");
  }
}

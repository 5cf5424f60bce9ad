package io.mastic.neighbours.lake;

import io.mastic.wire.json.JsonServiceException;

/** Lake Formation's errors in its words. */
final class LakeErrors {

  private LakeErrors() {}

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidInputException", message);
  }

  static JsonServiceException notFound(String message) {
    return new JsonServiceException(400, "EntityNotFoundException", message);
  }

  static JsonServiceException exists(String message) {
    return new JsonServiceException(400, "AlreadyExistsException", message);
  }
}

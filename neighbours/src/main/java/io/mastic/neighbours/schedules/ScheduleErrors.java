package io.mastic.neighbours.schedules;

import io.mastic.wire.json.JsonServiceException;

/** EventBridge Scheduler's errors in its words. */
final class ScheduleErrors {

  private ScheduleErrors() {}

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "ValidationException", message);
  }

  static JsonServiceException notFound(String what) {
    return new JsonServiceException(404, "ResourceNotFoundException", what + " does not exist.");
  }

  static JsonServiceException exists(String what) {
    return new JsonServiceException(409, "ConflictException", what + " already exists.");
  }

  static JsonServiceException notServed(String what) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + what + ".");
  }
}

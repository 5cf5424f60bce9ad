package io.mastic.neighbours.events;

import io.mastic.wire.json.JsonServiceException;

/** EventBridge's errors in its words. */
final class EventErrors {

  private EventErrors() {}

  static JsonServiceException noBus(String bus) {
    return notFound("Event bus " + bus + " does not exist.");
  }

  static JsonServiceException noRule(String rule, String bus) {
    return notFound("Rule " + rule + " does not exist on EventBus " + bus + ".");
  }

  static JsonServiceException notFound(String message) {
    return new JsonServiceException(400, "ResourceNotFoundException", message);
  }

  static JsonServiceException exists(String message) {
    return new JsonServiceException(400, "ResourceAlreadyExistsException", message);
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "ValidationException", message);
  }

  static JsonServiceException notServed(String what) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + what + ".");
  }
}

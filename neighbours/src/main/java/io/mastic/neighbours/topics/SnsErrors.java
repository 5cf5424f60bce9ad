package io.mastic.neighbours.topics;

import io.mastic.wire.json.JsonServiceException;

/** SNS's errors in its words. */
final class SnsErrors {

  private SnsErrors() {}

  static JsonServiceException noTopic() {
    return new JsonServiceException(404, "NotFound", "Topic does not exist");
  }

  static JsonServiceException noSubscription() {
    return new JsonServiceException(404, "NotFound", "Subscription does not exist");
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidParameter", "Invalid parameter: " + message);
  }

  static JsonServiceException notServed(String what) {
    return new JsonServiceException(
        501, "NotImplemented", "Mastic does not implement " + what + ".");
  }
}

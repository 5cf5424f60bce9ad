package io.mastic.neighbours.kms;

import io.mastic.wire.json.JsonServiceException;

/** KMS's errors in its words. */
final class KmsErrors {

  private KmsErrors() {}

  static JsonServiceException notFound(String message) {
    return new JsonServiceException(400, "NotFoundException", message);
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "ValidationException", message);
  }

  static JsonServiceException invalidCiphertext() {
    return new JsonServiceException(400, "InvalidCiphertextException", "");
  }

  static JsonServiceException wrongState(String message) {
    return new JsonServiceException(400, "KMSInvalidStateException", message);
  }
}

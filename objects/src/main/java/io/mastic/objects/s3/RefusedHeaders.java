package io.mastic.objects.s3;

import io.mastic.objects.S3Errors;
import io.mastic.objects.s3.request.S3Request;
import java.util.List;

/** Headers that ask for what is not there. An object would not be what its writer thinks it is. */
final class RefusedHeaders {

  private static final List<String> NAMES =
      List.of(
          "x-amz-server-side-encryption-customer-algorithm",
          "x-amz-copy-source-server-side-encryption-customer-algorithm",
          "x-amz-object-lock-mode",
          "x-amz-object-lock-retain-until-date",
          "x-amz-object-lock-legal-hold",
          "x-amz-bucket-object-lock-enabled",
          "x-amz-write-offset-bytes");

  private RefusedHeaders() {}

  /**
   * @throws io.mastic.objects.ObjectStoreException NotImplemented
   */
  static void check(S3Request request) {
    for (String name : NAMES) {
      if (request.header(name).filter(value -> !value.equalsIgnoreCase("false")).isPresent()) {
        throw S3Errors.notImplemented(name);
      }
    }
  }
}

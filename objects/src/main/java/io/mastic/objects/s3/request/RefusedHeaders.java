package io.mastic.objects.s3.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Headers that ask for what no object of this server gets; each would be a promise. */
public final class RefusedHeaders {

  private static final List<String> STARTS =
      List.of(
          "x-amz-object-lock-",
          "x-amz-server-side-encryption-customer-",
          "x-amz-copy-source-server-side-encryption-customer-",
          "x-amz-server-side-encryption-context",
          "x-amz-bucket-object-lock-enabled",
          "x-amz-write-offset-bytes");

  private RefusedHeaders() {}

  /** The first of them that the request has, with anything but a no. */
  public static Optional<String> find(S3Request request) {
    return request.http().headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> STARTS.stream().anyMatch(name::startsWith))
        .filter(name -> !request.header(name).orElse("").equalsIgnoreCase("false"))
        .findFirst();
  }
}

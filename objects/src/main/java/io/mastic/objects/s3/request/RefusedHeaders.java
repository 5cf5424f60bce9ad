package io.mastic.objects.s3.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Headers that ask for what no object of this server gets; each would be a promise. */
public final class RefusedHeaders {

  private static final List<String> STARTS =
      List.of(
          "x-amz-object-lock-",
          "x-amz-server-side-encryption-customer-",
          "x-amz-copy-source-server-side-encryption-customer-",
          "x-amz-server-side-encryption-context",
          "x-amz-bucket-object-lock-",
          "x-amz-write-offset-bytes",
          "x-amz-if-match-",
          "x-amz-checksum-md5",
          "x-amz-checksum-sha512",
          "x-amz-checksum-xxhash",
          "x-amz-bucket-namespace");

  /** Values by which a header asks for nothing that is not there. */
  private static final Set<String> NOTHING_ELSE = Set.of("false", "global");

  private RefusedHeaders() {}

  /** The first of them that the request has, with anything but a no. */
  public static Optional<String> find(S3Request request) {
    return request.http().headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> STARTS.stream().anyMatch(name::startsWith))
        .filter(
            name ->
                !NOTHING_ELSE.contains(request.header(name).orElse("").toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}

package io.mastic.objects.s3.request;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers and parameters of a request have been asked for, so that the others can be told.
 */
final class Heard {

  private static final String PREFIX = "x-amz-";

  /** Headers of HTTP's own that S3 gives a meaning. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-md5",
          "expires",
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since",
          "range");

  /** What signs, frames and names a request, and is read by the front door. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "x-amz-date",
          "x-amz-content-sha256",
          "x-amz-security-token",
          "x-amz-decoded-content-length",
          "x-amz-trailer",
          "x-amz-user-agent",
          "x-id",
          "list-type",
          "awsaccesskeyid",
          "signature");

  private final Set<String> names = new HashSet<>();

  void add(String name) {
    names.add(name.toLowerCase(Locale.ROOT));
  }

  /** Those of a request's headers and parameters that mean something to S3 and were left. */
  Set<String> rest(Collection<String> headers, Collection<String> parameters) {
    Set<String> rest = new HashSet<>();
    headers.stream()
        .filter(name -> OF_HTTP.contains(name) || name.startsWith(PREFIX))
        .filter(name -> !name.startsWith("x-amz-meta-"))
        .forEach(rest::add);
    parameters.stream()
        .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
        .filter(name -> !name.equals("Expires"))
        .forEach(name -> rest.add(name.toLowerCase(Locale.ROOT)));
    rest.removeAll(ENVELOPE);
    rest.removeAll(names);
    return rest;
  }
}

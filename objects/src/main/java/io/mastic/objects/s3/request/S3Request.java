package io.mastic.objects.s3.request;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.objects.S3Errors;
import java.util.Map;
import java.util.Optional;

/** A request, with its target and query read. */
public record S3Request(HttpRequest http, S3Target target, Map<String, String> query) {

  public static S3Request of(HttpRequest http) {
    return new S3Request(
        http,
        S3Target.parse(http.rawPath(), http.header("host")),
        UriText.parameters(http.rawQuery()));
  }

  public String bucket() {
    return target.bucket();
  }

  public String key() {
    return target.key();
  }

  public Optional<String> header(String name) {
    return http.header(name);
  }

  public Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public String param(String name, String fallback) {
    return query.getOrDefault(name, fallback);
  }

  /**
   * @throws io.mastic.objects.ObjectStoreException InvalidArgument if it is no number in the range
   */
  public int number(String name, int fallback, int least, int most) {
    Optional<String> given = param(name).filter(text -> !text.isEmpty());
    if (given.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(given.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number out of range.
    }
    throw S3Errors.invalidArgument(
        "Argument " + name + " must be an integer between " + least + " and " + most);
  }
}

package io.mastic.objects.s3.request;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.objects.S3Errors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request, with its target and query read.
 *
 * @param heard what of it has been asked for
 */
public record S3Request(HttpRequest http, S3Target target, Map<String, String> query, Heard heard) {

  public static S3Request of(HttpRequest http) {
    return new S3Request(
        http,
        S3Target.parse(http.rawPath(), http.header("host")),
        UriText.parameters(http.rawQuery()),
        new Heard());
  }

  public String bucket() {
    return target.bucket();
  }

  public String key() {
    return target.key();
  }

  public Optional<String> header(String name) {
    heard.add(name);
    return http.header(name);
  }

  public Optional<String> param(String name) {
    heard.add(name);
    return Optional.ofNullable(query.get(name));
  }

  public String param(String name, String fallback) {
    heard.add(name);
    return query.getOrDefault(name, fallback);
  }

  /** The headers and parameters that mean something to S3, and that nobody has asked for. */
  public Set<String> unheard() {
    return heard.rest(http.headers().keySet(), query.keySet());
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

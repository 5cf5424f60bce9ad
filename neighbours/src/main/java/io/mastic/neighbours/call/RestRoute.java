package io.mastic.neighbours.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mastic.contract.MalformedJsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a service that is called by methods and paths is asked for one operation.
 *
 * @param path with members in braces, for example {@code /schedules/{Name}}
 * @param query which member a parameter of the URL is
 */
public record RestRoute(
    @JsonProperty("method") String method,
    @JsonProperty("path") String path,
    @JsonProperty("query") Map<String, String> query) {

  /** The members that stand in a path of this route's; empty if it is another's. */
  public Optional<Map<String, String>> match(String asked, String rawPath) {
    String[] here = path.split("/", -1);
    String[] there = rawPath.split("/", -1);
    if (!method.equals(asked) || here.length != there.length) {
      return Optional.empty();
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < here.length; i++) {
      if (here[i].startsWith("{")) {
        String name = here[i].substring(1, here[i].length() - 1);
        // A plus sign of a path is one.
        members.put(name, decoded(there[i].replace("+", "%2B")));
      } else if (!here[i].equals(there[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(members);
  }

  /**
   * A part of a URL as it is meant.
   *
   * @throws MalformedJsonException for what is not encoded as URLs are
   */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("The URL is not encoded as it must be.");
    }
  }
}

package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the console asks for, in the query.
 *
 * @param values of each name, decoded, in the order sent
 */
record PageQuery(Map<String, List<String>> values) {

  /**
   * @throws IllegalArgumentException if it is badly encoded
   */
  static PageQuery of(HttpRequest request) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String part : request.rawQuery().split("&", -1)) {
      String[] pair = part.split("=", 2);
      values
          .computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>())
          .add(pair.length < 2 ? "" : decoded(pair[1]));
    }
    return new PageQuery(values);
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  private @Nullable String first(String name) {
    List<String> given = values.get(name);
    return given == null ? null : given.get(0);
  }

  /**
   * @throws IllegalArgumentException if it is missing
   */
  String text(String name) {
    String value = first(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("The parameter " + name + " is missing.");
    }
    return value;
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).toList();
  }

  /** A count or an offset, never negative. */
  OptionalLong number(String name) {
    String value = first(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("The parameter " + name + " is a number from 0 on.");
  }

  int number(String name, int otherwise, int most) {
    return (int) Math.min(number(name).orElse(otherwise), most);
  }
}

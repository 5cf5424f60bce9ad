package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.wire.text.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** What a page of the console asks for, in the query. */
record PageQuery(Query query) {

  static PageQuery of(HttpRequest request) {
    return new PageQuery(new Query(request.rawQuery()));
  }

  /** A query is read as bytes, one in each character. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException if it is missing
   */
  String text(String name) {
    String value = query.first(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("The parameter " + name + " is missing.");
    }
    return text(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<String> all(String name) {
    return query.parameters().stream()
        .filter(parameter -> parameter.name().equals(name) && !parameter.value().isEmpty())
        .map(parameter -> text(parameter.value().getBytes(StandardCharsets.ISO_8859_1)))
        .toList();
  }

  /** A count or an offset, never negative. */
  OptionalLong number(String name) {
    String value = query.first(name);
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

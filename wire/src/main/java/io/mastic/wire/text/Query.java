package io.mastic.wire.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raw query string as its parameters, in the order sent, names and values decoded. A plus sign is
 * a blank, as every face reads it: what is signed must be what is seen.
 */
public final class Query {

  public record Parameter(String name, String value) {}

  private final List<Parameter> parameters = new ArrayList<>();

  public Query(String raw) {
    if (!raw.isEmpty()) {
      for (String part : raw.split("&", -1)) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        if (!part.isEmpty()) {
          parameters.add(new Parameter(decode(name), decode(value)));
        }
      }
    }
  }

  private static String decode(String raw) {
    return PercentCode.decode(raw.replace('+', ' '));
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public @Nullable String first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  public @Nullable String firstIgnoringCase(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.value();
      }
    }
    return null;
  }
}

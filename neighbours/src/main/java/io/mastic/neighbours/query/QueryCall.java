package io.mastic.neighbours.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One call: its action and its parameters, out of the URL and the form in the body. */
public final class QueryCall {

  private static final int MOST_MEMBERS = 1_000;

  /** What a call has that is no member of its request. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "Action",
          "Version",
          "AWSAccessKeyId",
          "Signature",
          "SignatureMethod",
          "SignatureVersion",
          "SecurityToken",
          "Timestamp");

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Set<String> heard = new HashSet<>(ENVELOPE);

  /**
   * @throws QueryException if a parameter is not percent-encoded rightly
   */
  public QueryCall(String query, String form) {
    read(query);
    read(form);
  }

  private void read(String pairs) {
    for (String pair : pairs.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.strip(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new QueryException(400, "MalformedQueryString", "The query string is malformed.");
    }
  }

  /** All of them. */
  Map<String, String> parameters() {
    return parameters;
  }

  public String action() {
    return parameters.getOrDefault("Action", "");
  }

  /** The members that were given and that no code has asked for. */
  public Set<String> unheard() {
    Set<String> names = new HashSet<>();
    for (String parameter : parameters.keySet()) {
      int dot = parameter.indexOf('.');
      names.add(dot < 0 ? parameter : parameter.substring(0, dot));
    }
    names.removeAll(heard);
    names.removeIf(name -> name.startsWith("X-Amz-"));
    return names;
  }

  public Optional<String> find(String name) {
    heard.add(name);
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * @throws QueryException if it is missing
   */
  public String text(String name) {
    return find(name).orElseThrow(() -> QueryException.missing(name));
  }

  /** A number in a range, or what is given for none. */
  public int number(String name, int otherwise, int least, int most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw QueryException.invalid(name + " must be a number.");
    }
    throw QueryException.invalid(name + " must be from " + least + " to " + most + ".");
  }

  /** Whether there is a list of that name, also an empty one. */
  public boolean has(String list) {
    heard.add(list);
    return parameters.keySet().stream()
        .anyMatch(key -> key.equals(list) || key.startsWith(list + ".member."));
  }

  /** The values of {@code NAME.member.1}, {@code NAME.member.2}... */
  public List<String> list(String name) {
    heard.add(name);
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= MOST_MEMBERS; i++) {
      String value = parameters.get(name + ".member." + i);
      if (value == null) {
        return values;
      }
      values.add(value);
    }
    return values;
  }

  /** The pairs of {@code NAME.member.N.Key} and {@code NAME.member.N.Value}. */
  public Map<String, String> pairs(String name) {
    heard.add(name);
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 1; i <= MOST_MEMBERS; i++) {
      String key = parameters.get(name + ".member." + i + ".Key");
      if (key == null) {
        return pairs;
      }
      pairs.put(key, parameters.getOrDefault(name + ".member." + i + ".Value", ""));
    }
    return pairs;
  }

  /**
   * The structures of {@code NAME.member.1.MEMBER}, {@code NAME.member.2.MEMBER}..., each with
   * those of its members that were given.
   */
  public List<Map<String, String>> structures(String name) {
    heard.add(name);
    Map<Integer, Map<String, String>> found = new TreeMap<>();
    String prefix = name + ".member.";
    parameters.forEach(
        (key, value) -> {
          int dot = key.indexOf('.', prefix.length());
          if (key.startsWith(prefix) && dot > 0) {
            try {
              int number = Integer.parseInt(key.substring(prefix.length(), dot));
              found
                  .computeIfAbsent(number, none -> new LinkedHashMap<>())
                  .put(key.substring(dot + 1), value);
            } catch (NumberFormatException e) {
              throw new QueryException(400, "MalformedQueryString", "No such parameter: " + key);
            }
          }
        });
    return List.copyOf(found.values());
  }
}

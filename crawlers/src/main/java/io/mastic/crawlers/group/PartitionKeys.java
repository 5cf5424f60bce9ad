package io.mastic.crawlers.group;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names partition keys after folders: {@code k=v} gives k, anything else partition_0, 1, ... */
final class PartitionKeys {

  private static final Pattern KEY_VALUE = Pattern.compile("([^=]+)=(.*)");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[-_:T]\\d+)*");
  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private PartitionKeys() {}

  /**
   * What kind of partition a folder's name says it is: of the key {@code year}, or of a date, hour
   * or number; empty for a plain name, which says nothing.
   */
  static Optional<String> family(String folder) {
    Matcher matcher = KEY_VALUE.matcher(folder);
    if (matcher.matches()) {
      return Optional.of(keyOf(matcher) + "=");
    }
    return NUMBERS.matcher(folder).matches() ? Optional.of("#") : Optional.empty();
  }

  static boolean isKeyValue(String folder) {
    return KEY_VALUE.matcher(folder).matches();
  }

  /** The key of each level of these paths, all of the same length; lower case and unique. */
  static List<String> names(List<List<String>> paths) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int level = 0; level < paths.get(0).size(); level++) {
      String made = "partition_" + level;
      String name = key(paths, level).filter(taken::add).orElse(made);
      names.add(name);
      taken.add(name);
    }
    return names;
  }

  /** The values of a path for keys that {@link #names} gave. */
  static List<String> values(List<String> path, List<String> names) {
    List<String> values = new ArrayList<>();
    for (int level = 0; level < path.size(); level++) {
      Matcher matcher = KEY_VALUE.matcher(path.get(level));
      boolean named = matcher.matches() && keyOf(matcher).equals(names.get(level));
      values.add(named ? unescape(matcher.group(2)) : path.get(level));
    }
    return values;
  }

  private static Optional<String> key(List<List<String>> paths, int level) {
    Set<String> keys =
        paths.stream()
            .map(path -> KEY_VALUE.matcher(path.get(level)))
            .map(matcher -> matcher.matches() ? keyOf(matcher) : "")
            .collect(Collectors.toSet());
    String only = keys.size() == 1 ? keys.iterator().next() : "";
    return only.isEmpty() ? Optional.empty() : Optional.of(only);
  }

  private static String keyOf(Matcher matcher) {
    return unescape(matcher.group(1)).toLowerCase(Locale.ROOT);
  }

  /** Hive and Spark write what a folder name cannot hold as %XX. */
  private static String unescape(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            found -> {
              String hex = found.group();
              byte[] bytes = new byte[hex.length() / 3];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Integer.parseInt(hex.substring(3 * i + 1, 3 * i + 3), 16);
              }
              return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
            });
  }
}

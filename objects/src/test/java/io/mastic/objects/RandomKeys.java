package io.mastic.objects;

import java.util.List;
import java.util.Random;

/** Keys as the worst clients make them. */
final class RandomKeys {

  private static final List<String> SEGMENTS =
      List.of(
          "a",
          "a-b",
          "a.b",
          "a0",
          "b",
          "B",
          "x=1",
          "",
          ".",
          "..",
          "...",
          " ",
          "%2e",
          "\\",
          "é",
          "\uE000",
          "😀",
          "a\tb",
          ".mastic-self",
          ".mastic-name",
          ".mastic-=",
          ".mastic-long-00",
          "l".repeat(256),
          "l".repeat(300),
          "-",
          "!",
          "~");

  private final Random random;

  RandomKeys(Random random) {
    this.random = random;
  }

  String key() {
    int segments = 1 + random.nextInt(4);
    StringBuilder key = new StringBuilder(segment());
    for (int i = 1; i < segments; i++) {
      key.append('/').append(segment());
    }
    return key.length() == 0 ? "a" : key.toString();
  }

  String prefix(List<String> keys) {
    String key = keys.isEmpty() || random.nextInt(4) == 0 ? key() : any(keys);
    int end = key.offsetByCodePoints(0, random.nextInt(key.codePointCount(0, key.length()) + 1));
    return random.nextInt(3) == 0 ? "" : key.substring(0, end);
  }

  String any(List<String> keys) {
    return keys.isEmpty() ? key() : keys.get(random.nextInt(keys.size()));
  }

  private String segment() {
    // The first few often, so that keys stand beside and below one another.
    int bound = random.nextInt(3) == 0 ? SEGMENTS.size() : 5;
    return SEGMENTS.get(random.nextInt(bound));
  }
}

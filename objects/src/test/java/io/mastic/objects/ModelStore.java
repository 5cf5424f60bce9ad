package io.mastic.objects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a bucket holds, as plainly as it can be said: the yardstick for the real stores. */
final class ModelStore {

  private final TreeMap<String, byte[]> objects =
      new TreeMap<>(
          (a, b) ->
              Arrays.compareUnsigned(
                  a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));

  record Page(List<String> keys, List<String> prefixes, @Nullable String nextAfter) {}

  void put(String key, byte[] content) {
    objects.put(key, content);
  }

  void delete(String key) {
    objects.remove(key);
  }

  byte @Nullable [] find(String key) {
    return objects.get(key);
  }

  List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  Page list(String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    List<String> keys = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String last = null;
    for (String key : objects.keySet()) {
      if (!key.startsWith(prefix)) {
        continue;
      }
      int fold = delimiter == null ? -1 : key.indexOf(delimiter, prefix.length());
      String item = fold < 0 ? key : key.substring(0, fold + delimiter.length());
      boolean passed = after != null && objects.comparator().compare(item, after) <= 0;
      if (passed || item.equals(last)) {
        continue;
      }
      if (keys.size() + prefixes.size() == limit) {
        return new Page(keys, prefixes, last);
      }
      (fold < 0 ? keys : prefixes).add(item);
      last = item;
    }
    return new Page(keys, prefixes, null);
  }
}

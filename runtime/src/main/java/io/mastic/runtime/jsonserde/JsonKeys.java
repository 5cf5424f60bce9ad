package io.mastic.runtime.jsonserde;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which key of an object is which column.
 *
 * @param mapping keys by columns in lower case
 * @param folded whether keys in another case are the column's, too
 * @param dots whether a column's underscore may be a dot in the key
 */
record JsonKeys(Map<String, String> mapping, boolean folded, boolean dots) {

  /** Two keys that differ in their case alone: each is a column's that names it. */
  private boolean isAnothers(String key, String column) {
    return mapping.entrySet().stream()
        .anyMatch(each -> each.getValue().equals(key) && !each.getKey().equalsIgnoreCase(column));
  }

  static final JsonKeys AS_THEY_ARE = new JsonKeys(Map.of(), true, false);

  /** The key under which a column is written. */
  String of(String column) {
    return mapping.getOrDefault(column.toLowerCase(Locale.ROOT), column);
  }

  @Nullable JsonNode find(JsonNode object, String column) {
    String key = of(column);
    JsonNode exact = object.get(key);
    if (exact != null || !(folded || dots)) {
      return exact;
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = dots ? field.getKey().replace('.', '_') : field.getKey();
      boolean same = folded ? name.equalsIgnoreCase(key) : name.equals(key);
      if (same && !isAnothers(field.getKey(), column)) {
        return field.getValue();
      }
    }
    return null;
  }
}

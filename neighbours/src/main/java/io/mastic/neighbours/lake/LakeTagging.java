package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;

/** Which database, table or column has which LF-Tags: by its path, key by key. */
final class LakeTagging {

  private final Db db;
  private final Shelf shelf;

  LakeTagging(Db db) {
    this.db = db;
    this.shelf = new Shelf(db, "lake-tagging");
  }

  private static String path(List<String> names) {
    return String.join("\n", names);
  }

  /** The tags of one thing: a value for each key. */
  ObjectNode of(List<String> names) {
    return shelf.find(path(names)).orElseGet(LakeCalls::empty);
  }

  void put(List<String> names, String key, String value) {
    db.writeOnly(h -> shelf.put(path(names), of(names).put(key, value)));
  }

  /** Whether it was there. */
  boolean remove(List<String> names, String key, String value) {
    return db.write(
        h -> {
          ObjectNode tags = of(names);
          if (!tags.path(key).asText().equals(value)) {
            return false;
          }
          tags.remove(key);
          if (tags.isEmpty()) {
            shelf.delete(path(names));
          } else {
            shelf.put(path(names), tags);
          }
          return true;
        });
  }

  /** Takes values of a key from all that have them. */
  void forget(String key, List<String> values) {
    Listing all = new Listing("", "", 1_000_000, Shelf.Order.ASCENDING);
    for (Shelf.Item item :
        shelf.list(all, it -> values.contains(it.document().path(key).asText())).items()) {
      boolean unused =
          remove(List.of(item.name().split("\n", -1)), key, item.document().path(key).asText());
    }
  }

  static ArrayNode shown(ObjectNode answer, String member, JsonNode tags) {
    ArrayNode list = answer.putArray(member);
    tags.properties()
        .forEach(
            tag ->
                list.addObject()
                    .put("CatalogId", Caller.current().account())
                    .put("TagKey", tag.getKey())
                    .putArray("TagValues")
                    .add(tag.getValue().asText()));
    return list;
  }
}

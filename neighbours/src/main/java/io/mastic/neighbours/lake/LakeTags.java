package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** LF-Tags: keys with the values that they can have, in small letters as AWS keeps them. */
final class LakeTags {

  private final Db db;
  private final Shelf tags;
  private final LakeTagging tagging;

  LakeTags(Db db, LakeTagging tagging) {
    this.db = db;
    this.tags = new Shelf(db, "lake-tag");
    this.tagging = tagging;
  }

  static String key(JsonNode of) {
    return of.path("TagKey").asText().toLowerCase(Locale.ROOT);
  }

  static Set<String> values(JsonNode list) {
    Set<String> values = new LinkedHashSet<>();
    list.forEach(text -> values.add(text.asText().toLowerCase(Locale.ROOT)));
    return values;
  }

  private static ObjectNode document(Set<String> values) {
    ObjectNode document = LakeCalls.empty();
    ArrayNode list = document.putArray("TagValues");
    values.forEach(list::add);
    return document;
  }

  void create(Call call) {
    LakeCalls.requireOwn(call.members());
    String key = key(call.members());
    if (!tags.insert(key, document(values(call.members().path("TagValues"))))) {
      throw LakeErrors.invalid("Tag key already exists: " + key);
    }
  }

  /** The values of a key. */
  Set<String> load(String key) {
    return values(
        tags.find(key)
            .orElseThrow(() -> LakeErrors.notFound("Tag key does not exist: " + key))
            .path("TagValues"));
  }

  private static ObjectNode shown(String key, ObjectNode document) {
    return document.put("TagKey", key).put("CatalogId", Caller.current().account());
  }

  ObjectNode get(Call call) {
    LakeCalls.requireOwn(call.members());
    String key = key(call.members());
    return shown(key, document(load(key)));
  }

  ObjectNode list(Call call) {
    return LakeCalls.page(
        "LFTags",
        tags.list(LakeCalls.listing(call), item -> true),
        item -> shown(item.name(), item.document()));
  }

  void update(Call call) {
    LakeCalls.requireOwn(call.members());
    String key = key(call.members());
    Set<String> gone = values(call.members().path("TagValuesToDelete"));
    db.writeOnly(
        h -> {
          Set<String> values = load(key);
          if (!values.containsAll(gone)) {
            throw LakeErrors.invalid("Tag values to delete do not exist.");
          }
          values.removeAll(gone);
          values.addAll(values(call.members().path("TagValuesToAdd")));
          if (values.isEmpty()) {
            throw LakeErrors.invalid("A tag must have at least one value.");
          }
          tagging.forget(key, List.copyOf(gone));
          tags.put(key, document(values));
        });
  }

  /** Deletes a key; what has it has it no more. */
  void delete(Call call) {
    LakeCalls.requireOwn(call.members());
    String key = key(call.members());
    db.writeOnly(
        h -> {
          List<String> values = List.copyOf(load(key));
          tagging.forget(key, values);
          tags.delete(key);
        });
  }
}

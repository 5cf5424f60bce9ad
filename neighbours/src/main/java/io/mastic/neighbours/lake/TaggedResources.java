package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.call.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** LF-Tags on what is in the catalog: put on, taken off, and asked for. */
final class TaggedResources {

  private final LakeTags tags;
  private final LakeTagging tagging;

  TaggedResources(LakeTags tags, LakeTagging tagging) {
    this.tags = tags;
    this.tagging = tagging;
  }

  /** The things that a resource names: a database, a table, or columns. */
  private static List<List<String>> things(LakeResource resource) {
    JsonNode facts = resource.facts();
    String database = facts.path("DatabaseName").asText();
    String table = facts.path("Name").asText();
    return switch (resource.kind()) {
      case "Database" -> List.of(List.of(table));
      case "Table" -> List.of(List.of(database, table));
      case "TableWithColumns" -> {
        List<List<String>> columns = new ArrayList<>();
        facts.path("ColumnNames").forEach(c -> columns.add(List.of(database, table, c.asText())));
        yield columns;
      }
      default -> throw LakeErrors.invalid("LF-Tags stand on databases, tables and columns.");
    };
  }

  private static LakeResource resource(Call call) {
    LakeCalls.requireOwn(call.members());
    return LakeResource.of(call.members().path("Resource"));
  }

  ObjectNode add(Call call) {
    List<List<String>> things = things(resource(call));
    ObjectNode answer = LakeCalls.empty();
    ArrayNode failures = answer.putArray("Failures");
    for (JsonNode pair : call.each("LFTags")) {
      String key = LakeTags.key(pair);
      Set<String> values = LakeTags.values(pair.path("TagValues"));
      if (values.size() != 1) {
        failed(failures, pair, "InvalidInputException", "A thing has one value of a key.");
        continue;
      }
      String value = values.iterator().next();
      if (!tags.load(key).contains(value)) {
        failed(failures, pair, "EntityNotFoundException", "Tag value does not exist: " + value);
        continue;
      }
      things.forEach(thing -> tagging.put(thing, key, value));
    }
    return answer;
  }

  private static void failed(ArrayNode failures, JsonNode pair, String code, String message) {
    ObjectNode failure = failures.addObject();
    failure.set("LFTag", pair);
    failure.putObject("Error").put("ErrorCode", code).put("ErrorMessage", message);
  }

  ObjectNode remove(Call call) {
    List<List<String>> things = things(resource(call));
    ObjectNode answer = LakeCalls.empty();
    ArrayNode failures = answer.putArray("Failures");
    for (JsonNode pair : call.each("LFTags")) {
      String key = LakeTags.key(pair);
      for (String value : LakeTags.values(pair.path("TagValues"))) {
        long gone = things.stream().filter(thing -> tagging.remove(thing, key, value)).count();
        if (gone == 0) {
          failed(
              failures,
              pair,
              "EntityNotFoundException",
              "The resource does not have the tag " + key + "=" + value);
        }
      }
    }
    return answer;
  }

  /** What a thing has, and, unless only that is asked for, what it has from those above it. */
  ObjectNode get(Call call) {
    LakeResource resource = resource(call);
    boolean onlyOwn = call.says("ShowAssignedLFTags");
    List<List<String>> things = things(resource);
    List<String> first = things.isEmpty() ? List.of() : things.get(0);
    ObjectNode answer = LakeCalls.empty();
    if (first.size() == 1 || !onlyOwn) {
      show(answer, "LFTagOnDatabase", first.subList(0, Math.min(1, first.size())));
    }
    if (first.size() == 2 || (first.size() == 3 && !onlyOwn)) {
      show(answer, "LFTagsOnTable", first.subList(0, 2));
    }
    if (first.size() == 3) {
      ArrayNode columns = answer.putArray("LFTagsOnColumns");
      for (List<String> column : things) {
        ObjectNode own = tagging.of(column);
        if (!own.isEmpty()) {
          LakeTagging.shown(columns.addObject().put("Name", column.get(2)), "LFTags", own);
        }
      }
    }
    return answer;
  }

  private void show(ObjectNode answer, String member, List<String> thing) {
    ObjectNode own = tagging.of(thing);
    if (!own.isEmpty()) {
      LakeTagging.shown(answer, member, own);
    }
  }
}

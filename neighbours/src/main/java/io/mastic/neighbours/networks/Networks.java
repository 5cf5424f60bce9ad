package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * All things of the caller's networks, by their kinds and ids. A document is what answers show,
 * with its tags as a map.
 */
final class Networks {

  private static final int PAGE = 1_000;
  private static final int ALL = 100_000;

  private final Db db;
  private final Map<NetworkKind, Shelf> shelves = new EnumMap<>(NetworkKind.class);

  Networks(Db db) {
    this.db = db;
    for (NetworkKind kind : NetworkKind.values()) {
      shelves.put(kind, new Shelf(db, "ec2-" + kind.type()));
    }
  }

  Db db() {
    return db;
  }

  private Shelf shelf(NetworkKind kind) {
    return Objects.requireNonNull(shelves.get(kind));
  }

  /** A new document of that kind, with an id; nothing is kept yet. */
  ObjectNode made(NetworkKind kind) {
    String id = kind.prefix() + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
    return Json.MAPPER.createObjectNode().put(kind.id(), id);
  }

  /** The tags that a creation gives to what it makes. */
  static void tag(NetworkKind kind, ObjectNode document, Call call) {
    ObjectNode tags = document.withObjectProperty("tags");
    for (JsonNode given : call.each("TagSpecifications")) {
      String type = given.path("ResourceType").asText();
      if (!type.equals(kind.type())) {
        throw NetworkErrors.invalid(
            "'" + type + "' is not a valid taggable resource type for this operation.");
      }
      put(tags, given.path("Tags"));
    }
  }

  static void put(ObjectNode tags, JsonNode given) {
    given.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    if (tags.size() > 50) {
      throw NetworkErrors.of("TagLimitExceeded", "The maximum number of tags is 50.");
    }
  }

  void keep(NetworkKind kind, ObjectNode document) {
    shelf(kind).put(document.path(kind.id()).asText(), document);
  }

  ObjectNode load(NetworkKind kind, String id) {
    return shelf(kind).find(id).orElseThrow(() -> kind.missing(id));
  }

  void change(NetworkKind kind, String id, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode document = load(kind, id);
          change.accept(document);
          keep(kind, document);
        });
  }

  void delete(NetworkKind kind, String id) {
    if (!shelf(kind).delete(id)) {
      throw kind.missing(id);
    }
  }

  /** All of one kind that have that value there. */
  List<ObjectNode> having(NetworkKind kind, String member, String value) {
    return shelf(kind)
        .list(
            new Listing("", "", ALL, Shelf.Order.ASCENDING),
            item -> item.document().path(member).asText().equals(value))
        .items()
        .stream()
        .map(Shelf.Item::document)
        .toList();
  }

  List<ObjectNode> all(NetworkKind kind) {
    return shelf(kind)
        .list(new Listing("", "", ALL, Shelf.Order.ASCENDING), item -> true)
        .items()
        .stream()
        .map(Shelf.Item::document)
        .toList();
  }

  ObjectNode describeAcls(Call call) {
    return describe(NetworkKind.ACL, call, "NetworkAclIds", acl -> {});
  }

  /** A describing call: a page of those that have the ids asked for and pass all filters. */
  ObjectNode describe(NetworkKind kind, Call call, String ids, Consumer<ObjectNode> complete) {
    Set<String> wanted = new HashSet<>(call.texts(ids));
    List<ResourceFilter> filters =
        call.each("Filters").stream().map(filter -> new ResourceFilter(kind, filter)).toList();
    wanted.forEach(id -> load(kind, id));
    Listing listing;
    try {
      listing = Listing.of(call.text("NextToken", ""), call.number("MaxResults", PAGE));
    } catch (IllegalArgumentException e) {
      throw NetworkErrors.of("InvalidNextToken", "The token is not valid.");
    }
    Page<Shelf.Item> page =
        shelf(kind)
            .list(
                listing,
                item ->
                    (wanted.isEmpty() || wanted.contains(item.name()))
                        && filters.stream().allMatch(filter -> filter.test(item.document())));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray(kind.set());
    page.items()
        .forEach(
            item -> {
              complete.accept(item.document());
              list.add(shown(item.document()));
            });
    if (page.nextToken() != null) {
      answer.put("nextToken", page.nextToken());
    }
    return answer;
  }

  /** As answers have it: tags as a list. */
  static ObjectNode shown(ObjectNode document) {
    JsonNode tags = document.remove("tags");
    ArrayNode list = document.putArray("tagSet");
    if (tags != null) {
      tags.properties()
          .forEach(
              tag ->
                  list.addObject().put("key", tag.getKey()).put("value", tag.getValue().asText()));
    }
    return document;
  }

  ObjectNode createTags(Call call) {
    return onEach(call, tags -> put(tags, call.members().path("Tags")));
  }

  ObjectNode deleteTags(Call call) {
    return onEach(
        call,
        tags -> {
          if (!call.has("Tags")) {
            tags.removeAll();
          }
          for (JsonNode tag : call.each("Tags")) {
            String key = tag.path("Key").asText();
            if (!tag.has("Value") || tags.path(key).asText().equals(tag.path("Value").asText())) {
              tags.remove(key);
            }
          }
        });
  }

  private ObjectNode onEach(Call call, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          for (String id : call.texts("Resources")) {
            change(kindOf(id), id, document -> change.accept(document.withObjectProperty("tags")));
          }
        });
    return yes();
  }

  private static NetworkKind kindOf(String id) {
    for (NetworkKind kind : NetworkKind.values()) {
      if (id.startsWith(kind.prefix())) {
        return kind;
      }
    }
    throw NetworkErrors.of("InvalidID", "The ID '" + id + "' is not valid");
  }

  static ObjectNode yes() {
    return Json.MAPPER.createObjectNode().put("return", true);
  }

  static String arn(String type, String id) {
    Caller caller = Caller.current();
    return "arn:aws:ec2:" + caller.region() + ":" + caller.account() + ":" + type + "/" + id;
  }
}

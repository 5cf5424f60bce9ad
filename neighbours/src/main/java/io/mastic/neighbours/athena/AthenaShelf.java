package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What answers about kept things have in common. */
final class AthenaShelf {

  /** Where a thing's tags are in its document. */
  static final String TAGS = "Tags";

  private AthenaShelf() {}

  static ObjectNode empty() {
    return Json.MAPPER.createObjectNode();
  }

  /** The members of a call that are given, of those names. */
  static ObjectNode given(Call call, List<String> names) {
    return call.members().deepCopy().retain(names);
  }

  static String arn(String kind, String name) {
    Caller caller = Caller.current();
    return "arn:aws:athena:" + caller.region() + ":" + caller.account() + ":" + kind + "/" + name;
  }

  static ObjectNode tags(Call call) {
    ObjectNode tags = empty();
    putTags(tags, call);
    return tags;
  }

  static void putTags(ObjectNode tags, Call call) {
    call.each(TAGS).forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
  }

  static Listing listing(Call call, int limit) {
    try {
      return Listing.of(call.text("NextToken", ""), call.number("MaxResults", limit));
    } catch (IllegalArgumentException e) {
      throw AthenaErrors.invalid("Pagination token is invalid.");
    }
  }

  static ObjectNode page(
      String member, Page<Shelf.Item> page, Function<Shelf.Item, Optional<ObjectNode>> shown) {
    ObjectNode answer = empty();
    ArrayNode list = answer.putArray(member);
    page.items().forEach(item -> shown.apply(item).ifPresent(list::add));
    return withToken(answer, page);
  }

  static ObjectNode withToken(ObjectNode answer, Page<?> page) {
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }
}

package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.util.function.Function;

/** What Lake Formation's calls have in common: whose catalog they are about, and pages. */
final class LakeCalls {

  private static final String CATALOG = "CatalogId";

  private LakeCalls() {}

  static ObjectNode empty() {
    return Json.MAPPER.createObjectNode();
  }

  /** Refuses the catalog of another account. */
  static void requireOwn(JsonNode members) {
    String own = Caller.current().account();
    String catalog = members.path(CATALOG).asText(own);
    if (!catalog.equals(own)) {
      throw new JsonServiceException(
          501,
          "NotImplemented",
          "Mastic does not implement catalogs of other accounts in lakeformation: "
              + catalog
              + ".");
    }
  }

  static Listing listing(Call call) {
    requireOwn(call.members());
    try {
      return Listing.of(call.text("NextToken", ""), call.number("MaxResults", 100));
    } catch (IllegalArgumentException e) {
      throw LakeErrors.invalid("Invalid NextToken.");
    }
  }

  static ObjectNode page(
      String member, Page<Shelf.Item> page, Function<Shelf.Item, JsonNode> shown) {
    ObjectNode answer = empty();
    ArrayNode list = answer.putArray(member);
    page.items().forEach(item -> list.add(shown.apply(item)));
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }
}

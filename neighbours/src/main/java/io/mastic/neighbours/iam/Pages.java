package io.mastic.neighbours.iam;

import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.XmlElements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** IAM's paging: Marker in, IsTruncated and Marker out. */
final class Pages {

  private Pages() {}

  /** The name after which the page starts, empty for the first. */
  static String after(QueryCall call) {
    try {
      List<String> parts = PageToken.decode(call.find("Marker").orElse(null), 1);
      return parts.isEmpty() ? "" : parts.get(0);
    } catch (IllegalArgumentException e) {
      throw QueryException.invalid("Invalid Marker.");
    }
  }

  static int limit(QueryCall call) {
    return call.number("MaxItems", 100, 1, 1_000);
  }

  static void tags(QueryCall call, XmlElements result, Map<String, String> tags) {
    int limit = limit(call);
    List<String> keys =
        new TreeMap<>(tags)
            .tailMap(after(call), false).keySet().stream().limit(limit + 1L).toList();
    Page<String> page = Page.cut(keys, limit, List::of);
    Map<String, String> shown = new TreeMap<>(tags);
    shown.keySet().retainAll(page.items());
    AnswerPieces.tags(result, shown);
    end(result, page);
  }

  /** The end of a list that has nothing; what is asked of its pages is checked. */
  static void only(QueryCall call, XmlElements result) {
    String unusedPlace = after(call);
    int unusedLimit = limit(call);
    end(result, new Page<>(List.of(), null));
  }

  static void end(XmlElements result, Page<?> page) {
    result
        .text("IsTruncated", String.valueOf(page.nextToken() != null))
        .text("Marker", page.nextToken());
  }
}

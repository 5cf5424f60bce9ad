package io.mastic.neighbours.query;

import java.util.Map;
import java.util.Set;

/**
 * How a service's lists and maps are called in its query protocol.
 *
 * @param flat by member, the name of each element where lists have no list element around them;
 *     empty for a service whose lists are {@code <NAME><member>}
 * @param maps members of answers that are maps
 */
public record QueryNames(Map<String, String> flat, Set<String> maps) {

  /** The name that stands in forms and answers for a member. */
  String of(String member, String action) {
    String name = flat.getOrDefault(member, member);
    return name.replace("ACTION", action);
  }

  boolean isFlat(String member) {
    return flat.containsKey(member);
  }
}

package io.mastic.stacks.drift;

import java.util.List;

/**
 * What a look for drift found.
 *
 * @param at in epoch milliseconds
 */
public record StackDrift(String id, String stack, long at, List<ResourceDrift> resources) {

  public StackDrift {
    resources = List.copyOf(resources);
  }

  /** How many are not as their template says. */
  public long drifted() {
    return resources.stream()
        .filter(each -> each.status().equals("MODIFIED") || each.status().equals("DELETED"))
        .count();
  }

  public String status() {
    return drifted() > 0 ? "DRIFTED" : "IN_SYNC";
  }
}

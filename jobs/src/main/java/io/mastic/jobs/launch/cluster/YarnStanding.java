package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a ResourceManager says of its nodes, in MiB: by memory, which each of YARN's schedulers
 * counts. Cores are left to YARN.
 *
 * @param nodes those that work
 * @param containers by the ids of Mastic's applications, how many each has
 * @param step what a container takes is a multiple of it
 */
record YarnStanding(List<Node> nodes, Map<String, Integer> containers, long step)
    implements ClusterStanding {

  /** Beside an executor's heap, as Spark asks for it. */
  private static final double BESIDE_HEAP = 0.1;

  private static final long LEAST_BESIDE_HEAP = 384;

  /** The process of an application that asks for executors: Spark's usual one. */
  private static final long APPLICATION_MASTER = 512 + LEAST_BESIDE_HEAP;

  /** A node's memory, and what of it is free. */
  record Node(long memory, long free) {}

  /** Reads what it has under {@code nodes} and {@code apps}. */
  static YarnStanding of(JsonNode nodes, JsonNode applications, long step) {
    List<Node> working = new ArrayList<>();
    for (JsonNode node : nodes.path("nodes").path("node")) {
      long free = node.path("availMemoryMB").asLong();
      working.add(new Node(free + node.path("usedMemoryMB").asLong(), free));
    }
    Map<String, Integer> containers = new LinkedHashMap<>();
    for (JsonNode application : applications.path("apps").path("app")) {
      containers.put(
          application.path("id").asText(),
          Math.max(0, application.path("runningContainers").asInt()));
    }
    return new YarnStanding(List.copyOf(working), Map.copyOf(containers), step);
  }

  @Override
  public int ever(Executors asked) {
    return beside(nodes.stream().map(Node::memory).toList(), asked);
  }

  @Override
  public int now(Executors asked) {
    return beside(nodes.stream().map(Node::free).toList(), asked);
  }

  /** How many executors fit when the application's own container has its place too. */
  private int beside(List<Long> memories, Executors asked) {
    long each =
        whole(
            asked.heapMib() + Math.max(LEAST_BESIDE_HEAP, (long) (asked.heapMib() * BESIDE_HEAP)));
    long master = whole(APPLICATION_MASTER);
    int best = 0;
    for (int at = 0; at < memories.size(); at++) {
      if (memories.get(at) >= master) {
        long all = (memories.get(at) - master) / each;
        for (int other = 0; other < memories.size(); other++) {
          all += other == at ? 0 : memories.get(other) / each;
        }
        best = (int) Math.max(best, Math.min(all, Integer.MAX_VALUE));
      }
    }
    return best;
  }

  private long whole(long mib) {
    return (mib + step - 1) / step * step;
  }

  /** Its own container is one of them. */
  @Override
  public int given(String application, Executors asked) {
    return containers.getOrDefault(application, Integer.MAX_VALUE);
  }

  @Override
  public int beside() {
    return 1;
  }

  @Override
  public String size() {
    return nodes.size()
        + (nodes.size() == 1 ? " node with " : " nodes with ")
        + nodes.stream().mapToLong(Node::memory).sum()
        + " MiB";
  }
}

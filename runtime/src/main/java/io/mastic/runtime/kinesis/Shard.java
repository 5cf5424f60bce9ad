package io.mastic.runtime.kinesis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shard and those that it came from by a split or a merge.
 *
 * @param open may records still be added?
 */
record Shard(String id, List<String> parents, boolean open) {

  /**
   * What is to be read next, given how far the shards have been read: those that were begun, and
   * those all of whose parents have been read to their end.
   *
   * @param first where a shard begins that has no parents among these
   */
  static Map<String, Position> next(
      Collection<Shard> shards, Map<String, Position> read, Position first) {
    Map<String, Position> next = new TreeMap<>();
    for (Shard shard : shards) {
      Position known = read.get(shard.id());
      if (known != null) {
        next.put(shard.id(), known);
        continue;
      }
      List<String> parents =
          shard.parents().stream()
              .filter(parent -> shards.stream().anyMatch(other -> other.id().equals(parent)))
              .toList();
      boolean parentsAreRead =
          parents.stream()
              .allMatch(
                  parent -> {
                    Position position = read.get(parent);
                    return position != null && position.isEnd();
                  });
      if (parentsAreRead) {
        boolean fromTheBeginning = !parents.isEmpty() || !read.isEmpty();
        next.put(shard.id(), fromTheBeginning ? Position.OLDEST : first);
      }
    }
    return next;
  }
}

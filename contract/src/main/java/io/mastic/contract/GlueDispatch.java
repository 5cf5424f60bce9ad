package io.mastic.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.glue.GlueClient;

/** Which room serves which operation: the one whose class has a method of its own for it. */
public final class GlueDispatch {

  private final List<GlueClient> rooms;
  private final Map<String, Optional<GlueClient>> found = new ConcurrentHashMap<>();

  public GlueDispatch(List<? extends GlueClient> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  /**
   * The room that serves an operation; empty if none does.
   *
   * @throws IllegalStateException if two rooms claim it
   */
  public Optional<GlueClient> roomOf(Operation operation) {
    return found.computeIfAbsent(operation.name(), name -> search(operation));
  }

  /** Every operation of Glue with whether it is served: what docs/operations.md shows. */
  public SortedMap<String, Boolean> coverage() {
    SortedMap<String, Boolean> coverage = new TreeMap<>();
    for (String name : Operations.names()) {
      coverage.put(name, Operations.find(name).flatMap(this::roomOf).isPresent());
    }
    return coverage;
  }

  private Optional<GlueClient> search(Operation operation) {
    List<GlueClient> serving = rooms.stream().filter(operation::isServedBy).toList();
    if (serving.size() > 1) {
      throw new IllegalStateException(
          operation + " is served by " + serving.get(0) + " and by " + serving.get(1));
    }
    return serving.stream().findFirst();
  }
}

package io.mastic.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueRequest;

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

  /**
   * Reads a document for an operation, and checks it against the model.
   *
   * @param document a JSON object as on the wire; may be empty
   * @throws NoOperationException if nobody answers that operation
   * @throws MalformedJsonException if the document does not fit it
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException naming what it breaks
   */
  public GlueCall prepare(String name, byte[] document) {
    Operation operation = known(name);
    GlueClient room = serving(operation);
    return checked(new GlueCall(operation, operation.read(document), room));
  }

  /**
   * Checks a request for an operation against the model.
   *
   * @throws NoOperationException if nobody answers that operation
   * @throws IllegalArgumentException if the request is another operation's
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException naming what it breaks
   */
  public GlueCall prepare(String name, GlueRequest request) {
    Operation operation = known(name);
    if (!operation.requestType().isInstance(request)) {
      throw new IllegalArgumentException(
          operation + " is not asked by a " + request.getClass().getSimpleName());
    }
    return checked(new GlueCall(operation, request, serving(operation)));
  }

  private static Operation known(String name) {
    return Operations.find(name)
        .orElseThrow(() -> new NoOperationException(name, NoOperationException.Kind.UNKNOWN));
  }

  private GlueClient serving(Operation operation) {
    return roomOf(operation)
        .orElseThrow(
            () -> new NoOperationException(operation.name(), NoOperationException.Kind.NOT_SERVED));
  }

  private static GlueCall checked(GlueCall call) {
    Constraints.check(call.request());
    return call;
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

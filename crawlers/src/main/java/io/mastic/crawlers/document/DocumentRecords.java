package io.mastic.crawlers.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of a file, read as they are asked for; a {@link BrokenDocumentException} says that
 * there are no more that can be read. Times are {@code POJONode}s of an Instant.
 */
public abstract class DocumentRecords implements Iterator<ObjectNode> {

  /** Deeper documents are refused, as the readers of jobs do. */
  private static final int DEEPEST = 200;

  static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private final Deque<ObjectNode> ready = new ArrayDeque<>();
  private boolean ended;

  /** Hands over what comes next by {@link #give}, perhaps nothing; false at the end. */
  abstract boolean advance();

  final void give(ObjectNode record) {
    ready.addLast(record);
  }

  @Override
  public final boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      ended = !advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public final ObjectNode next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new BrokenDocumentException("it is nested deeper than " + DEEPEST);
    }
  }
}

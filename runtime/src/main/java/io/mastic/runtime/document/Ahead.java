package io.mastic.runtime.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Records of which some are read ahead. */
abstract class Ahead implements Iterator<Object> {

  /** Deeper documents are refused, before the stack ends. */
  static final int DEEPEST = 200;

  private final Deque<Object> ready = new ArrayDeque<>();
  private boolean ended;

  /** Hands over what comes next by {@link #give}, perhaps nothing; false at the end. */
  abstract boolean advance();

  final void give(Object record) {
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
  public final Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new MalformedDocumentException("It is nested deeper than " + DEEPEST);
    }
  }
}

package io.mastic.runtime.delimited;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Lines joined where a quoted field goes on over line ends. A quote that nothing closes within
 * {@link #MOST} characters is a character of its own line.
 */
final class RecordLines implements Iterator<String> {
  static final int MOST = 1 << 20;

  private final Iterator<String> lines;
  private final FieldReader reader;
  private final char quote;
  private final Deque<String> ahead = new ArrayDeque<>();

  /**
   * @param quote without which no line closes a field: only those that have one are looked at
   */
  RecordLines(Iterator<String> lines, FieldReader reader, char quote) {
    this.lines = lines;
    this.reader = reader;
    this.quote = quote;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || lines.hasNext();
  }

  @Override
  public String next() {
    String first = line();
    if (first == null) {
      throw new NoSuchElementException();
    }
    if (!reader.isOpen(first)) {
      return first;
    }
    Deque<String> taken = new ArrayDeque<>();
    StringBuilder record = new StringBuilder(first);
    for (String more = line(); more != null; more = line()) {
      taken.addLast(more);
      record.append('\n').append(more);
      if (more.indexOf(quote) >= 0 && !reader.isOpen(record.toString())) {
        return record.toString();
      }
      if (record.length() > MOST) {
        break;
      }
    }
    while (!taken.isEmpty()) {
      ahead.addFirst(taken.removeLast());
    }
    return first;
  }

  private @Nullable String line() {
    return !ahead.isEmpty() ? ahead.removeFirst() : lines.hasNext() ? lines.next() : null;
  }
}

package io.mastic.crawlers.preview.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Lines, joined while a field in quotes is open. A quote that nothing closes within {@link #MOST}
 * characters is a character of its own line, as for jobs.
 */
final class JoinedLines implements Iterator<String> {

  private static final int MOST = 1 << 20;

  private final Iterator<String> lines;
  private final char quote;
  private final Predicate<String> isOpen;
  private final Deque<String> ahead = new ArrayDeque<>();

  /**
   * @param quote without which no line closes a field
   */
  JoinedLines(Iterator<String> lines, char quote, Predicate<String> isOpen) {
    this.lines = lines;
    this.quote = quote;
    this.isOpen = isOpen;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || lines.hasNext();
  }

  @Override
  public String next() {
    String first = line();
    if (!isOpen.test(first)) {
      return first;
    }
    Deque<String> taken = new ArrayDeque<>();
    StringBuilder record = new StringBuilder(first);
    while (hasNext() && record.length() <= MOST) {
      String more = line();
      taken.addLast(more);
      record.append('\n').append(more);
      if (more.indexOf(quote) >= 0 && !isOpen.test(record.toString())) {
        return record.toString();
      }
    }
    while (!taken.isEmpty()) {
      ahead.addFirst(taken.removeLast());
    }
    return first;
  }

  private String line() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
  }
}

package io.mastic.kernel.change;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two changes: what is before it was read, what is after it was not. It outlives
 * servers, so a client may come back with one.
 *
 * @param transaction in which a change was made; transactions are read in this order
 * @param number of the change in it
 */
public record Cursor(long transaction, long number) implements Comparable<Cursor> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,19})");
  private static final Comparator<Cursor> ORDER =
      Comparator.comparingLong(Cursor::transaction).thenComparingLong(Cursor::number);

  /** After all changes of a transaction. */
  static Cursor after(long transaction) {
    return new Cursor(transaction, Long.MAX_VALUE);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if that is no cursor
   */
  public static Cursor parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a cursor of changes");
    }
    return new Cursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  /** For a client, such as an event's id. */
  public String text() {
    return transaction + "-" + number;
  }

  boolean isBefore(Cursor other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Cursor other) {
    return ORDER.compare(this, other);
  }
}

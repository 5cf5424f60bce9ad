package io.mastic.neighbours.shelf;

import io.mastic.kernel.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a shelf is wanted.
 *
 * @param prefix of the names; empty for all
 * @param after the name that the page before ended with; empty for the first
 * @param limit at most so many
 */
public record Listing(String prefix, String after, int limit, Shelf.Order order) {

  /**
   * A page by name.
   *
   * @throws IllegalArgumentException for a token that this server did not make
   */
  public static Listing of(@Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    return new Listing("", position.isEmpty() ? "" : position.get(0), limit, Shelf.Order.ASCENDING);
  }

  public Listing under(String names) {
    return new Listing(names, after, limit, order);
  }

  public Listing backwards() {
    return new Listing(prefix, after, limit, Shelf.Order.DESCENDING);
  }
}

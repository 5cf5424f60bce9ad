package io.mastic.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing, and where the next one starts.
 *
 * @param nextToken null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), nextToken);
  }

  /**
   * Cuts a page out of rows that were read with one row more than the limit, so that the last page
   * is known as such without counting.
   *
   * @param rows at most {@code limit + 1} rows in the listing's order
   * @param position the sort key of a row, as the parts of a {@link PageToken}
   */
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, List<String>> position) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> page = rows.subList(0, limit);
    return new Page<>(page, PageToken.encode(position.apply(page.get(limit - 1))));
  }
}

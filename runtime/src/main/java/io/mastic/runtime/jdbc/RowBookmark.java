package io.mastic.runtime.jdbc;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.SeenRows;
import io.mastic.runtime.bookmark.SeenRows.Order;
import io.mastic.runtime.option.Options;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rows of a table a run reads: those behind the row that the last run came to, up to the row
 * that is the last one now. So what is read stays the same however often Spark reads it, and what
 * is added meanwhile is the next run's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/programming-etl-connect-bookmarks.html">Using
 *     job bookmarks</a>
 */
public record RowBookmark(JobBookmarks bookmarks, String context) {

  private static final Logger LOG = LoggerFactory.getLogger(RowBookmark.class);
  private static final String NO_ROWS = "1=0";

  /** The rows of a database that are asked for, bookmark aside. */
  record Rows(
      Connection database, DatabaseDialect dialect, Relation relation, List<String> conditions) {

    Rows and(Optional<String> condition) {
      List<String> all = new ArrayList<>(conditions);
      condition.ifPresent(all::add);
      return new Rows(database, dialect, relation, all);
    }
  }

  /**
   * The condition of the rows to read; empty for all.
   *
   * @throws IllegalArgumentException for keys that cannot say which rows are new
   */
  Optional<String> condition(Rows rows, Options options) throws SQLException {
    if (!bookmarks.covers(context)) {
      return Optional.empty();
    }
    Order order = Order.of(options.text("jobBookmarkKeysSortOrder"));
    List<String> named = options.texts("jobBookmarkKeys");
    Optional<BookmarkKeys> keys =
        named.isEmpty()
            ? primaryKey(rows, order)
            : Optional.of(BookmarkKeys.named(rows, order, named));
    if (keys.isEmpty()) {
      LOG.warn(
          "The source {} is read whole, as if it had no bookmark: its table has no primary key of"
              + " whole numbers without gaps. Name the columns in jobBookmarkKeys",
          context);
      return Optional.empty();
    }
    return Optional.of(between(rows, keys.get()));
  }

  /** Gaps count at the beginning only: rows that were read may be deleted later. */
  private Optional<BookmarkKeys> primaryKey(Rows rows, Order order) throws SQLException {
    Optional<BookmarkKeys> primary = BookmarkKeys.ofPrimaryKey(rows, order);
    return bookmarks.rows(context).isPresent()
            || (primary.isPresent() && primary.get().hasNoGaps(rows))
        ? primary
        : Optional.empty();
  }

  private String between(Rows rows, BookmarkKeys keys) throws SQLException {
    Optional<SeenRows> before = bookmarks.rows(context);
    before.ifPresent(seen -> check(seen, keys));
    Optional<String> behind = before.map(seen -> keys.behind(seen.values()));
    Optional<List<String>> last;
    if (bookmarks.endsWithARun()) {
      Optional<SeenRows> end = bookmarks.rowsAtTheEnd(context);
      end.ifPresent(seen -> check(seen, keys));
      last = end.map(SeenRows::values);
    } else {
      keys.checkPresent(rows);
      last = keys.last(rows.and(behind));
      last.ifPresent(values -> bookmarks.reached(context, keys.at(values)));
    }
    return last.map(keys::upTo)
        .map(upTo -> behind.map(after -> "(" + after + ") AND (" + upTo + ")").orElse(upTo))
        .orElse(NO_ROWS);
  }

  private void check(SeenRows seen, BookmarkKeys keys) {
    if (!seen.isBy(keys.names(), keys.order())) {
      throw new IllegalArgumentException(
          "The bookmark of "
              + context
              + " was kept by "
              + seen.keys()
              + " "
              + seen.order().word()
              + ", and now the keys are "
              + keys.names()
              + " "
              + keys.order().word()
              + ": reset the job's bookmark, or give the source another transformation_ctx");
    }
  }
}

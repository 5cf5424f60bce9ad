package io.mastic.catalog.leftover;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Rows of a table of the database that belong to something.
 *
 * @param owner the column that says to what
 * @param key what tells the rows of one owner apart
 */
public record ChildRows(String table, String owner, String key) implements Children {

  @Override
  public int delete(Handle h, long ownerId, int most) {
    return h.createUpdate(
            String.format(
                Locale.ROOT,
                "DELETE FROM %1$s WHERE %2$s = :id AND (%3$s) IN"
                    + " (SELECT %3$s FROM %1$s WHERE %2$s = :id ORDER BY %3$s LIMIT :few)",
                table,
                owner,
                key))
        .bind("id", ownerId)
        .bind("few", most)
        .execute();
  }
}

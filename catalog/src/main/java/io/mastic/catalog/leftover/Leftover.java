package io.mastic.catalog.leftover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What can be left behind by something that is gone: each noun says where it notes that, and what
 * of its own hangs on others.
 *
 * @param table that notes what is gone
 * @param id its column that says which
 */
public record Leftover(String table, String id) {

  /** Notes that something is gone, in the transaction that deletes it. */
  public void note(Handle h, long gone) {
    update(h, "INSERT INTO %s (%s) VALUES (:id) ON CONFLICT DO NOTHING", gone);
  }

  /** The first that is noted. */
  Optional<Long> first(Handle h) {
    return h.createQuery(sql("SELECT %2$s FROM %1$s ORDER BY %2$s LIMIT 1"))
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * Clears some of it away; the note goes with the last.
   *
   * @param most rows at once
   * @return how many rows it deleted
   */
  int clear(Handle h, long gone, List<Children> all, int most) {
    int deleted = 0;
    for (Children children : all) {
      deleted += children.delete(h, gone, most - deleted);
      if (deleted == most) {
        return deleted;
      }
    }
    update(h, "DELETE FROM %s WHERE %s = :id", gone);
    return deleted;
  }

  private void update(Handle h, String sql, long gone) {
    h.createUpdate(sql(sql)).bind("id", gone).execute();
  }

  private String sql(String sql) {
    return String.format(Locale.ROOT, sql, table, id);
  }
}

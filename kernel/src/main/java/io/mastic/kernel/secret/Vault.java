package io.mastic.kernel.secret;

import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealed columns of a database, and the keys for them. The database remembers the ids of the
 * keys that seal in it, so that no server begins with another key.
 *
 * <p>{@link #sealAll} runs at each start: what an older build left in the clear, and what an older
 * key has sealed, is sealed with the first key, a few rows at a time; killed, the next start goes
 * on.
 */
public final class Vault {

  private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
  private static final int AT_ONCE = 100;

  private final Db db;
  private final Seals seals;

  private Vault(Db db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  /**
   * Opens the vault of a database whose kernel tables are up to date.
   *
   * @throws KeyFileException if the file is not that of the database
   */
  public static Vault open(Db db, KeyFile file, Clock clock) {
    boolean fresh = db.read(Vault::ids).isEmpty();
    boolean made = !file.isThere() && fresh && file.origin() == KeyFile.Origin.OWN;
    if (made) {
      file.make();
    } else if (!file.isThere()) {
      throw new KeyFileException(missing(file, fresh));
    }
    Vault vault = new Vault(db, new Seals(file.read()));
    try {
      vault.claim(file, clock);
    } catch (KeyFileException e) {
      if (made) {
        file.discard();
      }
      throw e;
    }
    return vault;
  }

  /**
   * Notes the first key in the database, unless there are secrets that no key of the file opens.
   */
  private void claim(KeyFile file, Clock clock) {
    db.writeOnly(
        h -> {
          TreeSet<String> unknown = new TreeSet<>(ids(h));
          unknown.removeAll(seals.ids());
          if (!unknown.isEmpty()) {
            throw new KeyFileException(
                "The key file "
                    + file.path()
                    + " is not that of the database, whose secrets are sealed with the key "
                    + String.join(", ", unknown)
                    + ": put the right file back, or name it with --key-file.");
          }
          h.createUpdate(
                  "INSERT INTO seal_key (id, created_at, clear_text_left) VALUES (:id, :now, 0)"
                      + " ON CONFLICT (id) DO NOTHING")
              .bind("id", seals.currentId())
              .bind("now", clock.millis())
              .execute();
        });
  }

  private static String missing(KeyFile file, boolean fresh) {
    String gone = "The key file " + file.path() + " does not exist";
    return fresh
        ? gone + ": make one with (umask 077; head -c 32 /dev/urandom | base64 > FILE)."
        : gone
            + ", and without it the secrets in the database cannot be opened: put it back, or name"
            + " it with --key-file.";
  }

  private static List<String> ids(Handle h) {
    return h.createQuery("SELECT id FROM seal_key").mapTo(String.class).list();
  }

  public Seals seals() {
    return seals;
  }

  /**
   * Seals what is not sealed with the first key, and takes what was in the clear out of the
   * database's files; then only the first key is needed.
   */
  public void sealAll(List<SealedColumn> columns) {
    for (SealedColumn column : columns) {
      int all = 0;
      for (int some = sealSome(column); some > 0; some = sealSome(column)) {
        all += some;
      }
      if (all > 0) {
        LOG.info("{} texts of {}.{} were sealed", all, column.table(), column.column());
      }
    }
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM seal_key WHERE id <> :id")
                .bind("id", seals.currentId())
                .execute());
    rewrite(columns);
  }

  private int sealSome(SealedColumn column) {
    return db.write(
        h -> {
          List<Map<String, Object>> rows =
              h.createQuery(column.select())
                  .bind("length", seals.currentForm().length())
                  .bind("form", seals.currentForm())
                  .bind("limit", AT_ONCE)
                  .mapToMap()
                  .list();
          return (int) rows.stream().filter(row -> sealOne(h, column, row)).count();
        });
  }

  /** False for a text that was damaged; whoever asks for it will hear so. */
  private boolean sealOne(Handle h, SealedColumn column, Map<String, Object> row) {
    List<String> key = new ArrayList<>();
    column.key().forEach(name -> key.add(String.valueOf(row.get(name))));
    String before = String.valueOf(row.get(column.column()));
    String place = column.place(key);
    boolean clear = !Seals.isSealed(before);
    String text;
    try {
      text = clear ? before : seals.open(before, place);
    } catch (SealBrokenException e) {
      LOG.warn("a text of {}.{} cannot be sealed anew", column.table(), column.column(), e);
      return false;
    }
    h.createUpdate(column.update())
        .bind("sealed", seals.seal(text, place))
        .bind("before", before)
        .bindMap(column.key().stream().collect(Collectors.toMap(name -> name, row::get)))
        .execute();
    if (clear) {
      h.execute("UPDATE seal_key SET clear_text_left = 1");
    }
    return true;
  }

  /** A database leaves what a row was before in its files until they are written anew. */
  private void rewrite(List<SealedColumn> columns) {
    boolean left =
        db.read(
            h ->
                h.createQuery("SELECT 1 FROM seal_key WHERE clear_text_left = 1")
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
    if (!left) {
      return;
    }
    try {
      db.rewrite(columns.stream().map(SealedColumn::table).distinct().toList());
      db.writeOnly(h -> h.execute("UPDATE seal_key SET clear_text_left = 0"));
    } catch (RuntimeException e) {
      LOG.warn(
          "secrets that were in the clear before are sealed, but their old text may still be in the"
              + " files of the database; the next start tries again to write them anew",
          e);
    }
  }
}

package io.mastic.kernel;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Notes in the database which build's migrations a room's tables have: the same build need not look
 * through them again at each start. Any other build does.
 */
final class SchemaNotes {

  private static final String MAKE =
      "CREATE TABLE IF NOT EXISTS schema_build (room VARCHAR(40) PRIMARY KEY,"
          + " build TEXT NOT NULL, migrations BIGINT NOT NULL)";

  private final Db db;
  private final String room;
  private final Optional<String> build;

  SchemaNotes(Db db, String room) {
    this(db, room, build(room));
  }

  SchemaNotes(Db db, String room, Optional<String> build) {
    this.db = db;
    this.room = room;
    this.build = build;
  }

  /** Do the tables have the migrations of this very build? */
  boolean isCurrent() {
    return build.isPresent() && build.equals(noted());
  }

  private Optional<String> noted() {
    try {
      return db.read(
          h ->
              h.createQuery(
                      "SELECT build FROM schema_build WHERE room = :room AND migrations = "
                          + migrations())
                  .bind("room", room)
                  .mapTo(String.class)
                  .findOne());
    } catch (JdbiException noSuchTable) {
      return Optional.empty();
    }
  }

  /** Whoever adds one later, of whatever build, is noticed. */
  private String migrations() {
    return "(SELECT COUNT(*) FROM schema_history_" + room + ")";
  }

  /** The tables have them now. */
  void keep() {
    build.ifPresent(
        now ->
            db.writeOnly(
                h -> {
                  h.execute(MAKE);
                  h.createUpdate(
                          "INSERT INTO schema_build (room, build, migrations) VALUES (:room, :build, "
                              + migrations()
                              + ") ON CONFLICT (room) DO UPDATE SET build = excluded.build,"
                              + " migrations = excluded.migrations")
                      .bind("room", room)
                      .bind("build", now)
                      .execute();
                }));
  }

  /** The jar that holds the migrations, as it was made; empty where they lie in a folder. */
  private static Optional<String> build(String room) {
    URL place = Db.class.getClassLoader().getResource("db/" + room);
    if (place == null || !place.getProtocol().equals("jar")) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(((JarURLConnection) place.openConnection()).getJarFileURL().toURI());
      return Optional.of(
          jar.getFileName()
              + " "
              + Files.size(jar)
              + " "
              + Files.getLastModifiedTime(jar).toMillis());
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }
}

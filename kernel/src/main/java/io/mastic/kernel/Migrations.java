package io.mastic.kernel;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings tables up to date, by the migrations that this build has on its class path. */
final class Migrations {

  private final Db db;
  private final DataSource source;

  Migrations(Db db, DataSource source) {
    this.db = db;
    this.source = source;
  }

  /**
   * @throws NewerDatabaseException if a newer build has changed these tables
   */
  void migrate(String room) {
    SchemaNotes notes = new SchemaNotes(db, room);
    if (notes.isCurrent()) {
      return;
    }
    Flyway flyway =
        Flyway.configure(Db.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:db/" + room)
            .table("schema_history_" + room)
            .placeholders(
                db.engine() == Db.Engine.POSTGRESQL
                    ? Map.of("text", "TEXT COLLATE \"C\"", "bytes", "BYTEA")
                    : Map.of("text", "TEXT", "bytes", "BLOB"))
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // By default a build takes no notice of migrations that a newer one made.
            .ignoreMigrationPatterns(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw NewerDatabaseException.of(room, flyway.info(), e);
    }
    notes.keep();
  }
}

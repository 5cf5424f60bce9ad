package io.mastic.kernel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Fresh real databases for the contract suites of every room; one PostgreSQL server per test JVM.
 */
public final class TestDatabases {

  private static volatile EmbeddedPostgres server;

  private TestDatabases() {}

  /** A SQLite database in that directory. */
  public static Db sqlite(Path directory) {
    return Db.sqlite(directory.resolve("mastic.db"));
  }

  /** A new, empty database on the shared PostgreSQL server. */
  public static Db postgresql() {
    return Db.postgresql(postgresqlUrl());
  }

  /** The JDBC URL of a new, empty database on the shared PostgreSQL server. */
  public static String postgresqlUrl() {
    String name = "t" + Ids.hex(16);
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("PostgreSQL is there but makes no database", e);
    }
    return server().getJdbcUrl("postgres", name);
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("embedded PostgreSQL does not start", e);
      }
    }
    return server;
  }
}

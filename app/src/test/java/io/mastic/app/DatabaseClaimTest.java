package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.app.DatabaseClaim.Objects;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.DatabaseLogin;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseClaimTest {

  private static final int NOBODY = 0;

  private final DatabaseLogin login = DatabaseLogin.of(TestDatabases.postgresqlUrl());

  @Test
  void serversWithOneS3ShareADatabase() throws IOException {
    try (DatabaseClaim one = DatabaseClaim.take(login, Objects.IN_S3);
        DatabaseClaim other = DatabaseClaim.take(login, Objects.IN_S3)) {
      assertThat(one.isHeld() && other.isHeld()).isTrue();
      assertThatThrownBy(() -> DatabaseClaim.take(login, Objects.IN_FOLDERS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Another server works on the database jdbc:postgresql://")
          .hasMessageContaining("--s3")
          .message()
          .doesNotContain("?");
    }
  }

  @Test
  void oneWithFoldersHasItAlone() throws IOException {
    try (DatabaseClaim one = DatabaseClaim.take(login, Objects.IN_FOLDERS)) {
      assertThat(one.isHeld()).isTrue();
      assertThatThrownBy(() -> DatabaseClaim.take(login, Objects.IN_FOLDERS))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> DatabaseClaim.take(login, Objects.IN_S3))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("keeps its objects in folders");
    }
    DatabaseClaim.take(login, Objects.IN_S3).close();
  }

  /** The process of the session that has the lock. */
  private static int holder(Statement statement) {
    try (var rows =
        statement.executeQuery(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database"
                + " = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
      return rows.next() ? rows.getInt(1) : NOBODY;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSessionThatBreaksIsTakenAnew() throws Exception {
    try (DatabaseClaim one = DatabaseClaim.take(login, Objects.IN_FOLDERS);
        var admin = DriverManager.getConnection(login.jdbcUrl());
        var statement = admin.createStatement()) {
      int before = holder(statement);
      statement.execute("SELECT pg_terminate_backend(" + before + ")");
      Awaiting.until(
          "the lock is back",
          Duration.ofSeconds(30),
          () -> holder(statement) != before && holder(statement) != NOBODY);
      assertThat(one.isHeld()).isTrue();
      assertThatThrownBy(() -> DatabaseClaim.take(login, Objects.IN_S3))
          .isInstanceOf(IOException.class);
    }
  }
}

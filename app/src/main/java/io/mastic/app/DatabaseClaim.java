package io.mastic.app;

import io.mastic.kernel.DatabaseLogin;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's share in a PostgreSQL database. Servers that keep their objects in one S3 share it; a
 * server whose objects lie in folders of its machine has it alone, since what another one's
 * crawlers and jobs would look for is not there.
 *
 * <p>It is an advisory lock of a session kept for it, which ends with the server, however that
 * ends: nothing can be left over. A session that breaks is taken anew. See decision 0011.
 */
final class DatabaseClaim implements AutoCloseable {

  /** Where a server's objects lie. */
  enum Objects {
    IN_FOLDERS("pg_try_advisory_lock"),
    IN_S3("pg_try_advisory_lock_shared");

    private final String lock;

    Objects(String lock) {
      this.lock = lock;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClaim.class);

  /** "Mast", so that no other program's lock is met by chance. */
  private static final int MASTIC = 0x4d617374;

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int ANSWER_SECONDS = 5;

  private final DatabaseLogin login;
  private final Objects objects;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread watcher = new Thread(this::watch, "database-claim");
  private volatile Connection session;
  private volatile boolean held = true;

  private DatabaseClaim(DatabaseLogin login, Objects objects) throws IOException {
    this.login = login;
    this.objects = objects;
    this.session = take();
    watcher.setDaemon(true);
    watcher.start();
  }

  /**
   * @throws IOException if a server that cannot share has the database, or this one cannot and
   *     another has it; the message says what to do
   */
  static DatabaseClaim take(DatabaseLogin login, Objects objects) throws IOException {
    return new DatabaseClaim(login, objects);
  }

  /** False while another server has the database that this one cannot share it with. */
  boolean isHeld() {
    return held;
  }

  private Connection take() throws IOException {
    Connection fresh = null;
    try {
      fresh = connect();
      if (!locks(fresh)) {
        throw refused();
      }
      return fresh;
    } catch (SQLException e) {
      closeQuietly(fresh);
      throw new IOException(
          "The database " + login.address() + " cannot be used: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      closeQuietly(fresh);
      throw e;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "mastic");
    properties.setProperty("tcpKeepAlive", "true");
    if (login.user() != null) {
      properties.setProperty("user", login.user());
    }
    if (login.password() != null) {
      properties.setProperty("password", login.password());
    }
    return DriverManager.getConnection(login.jdbcUrl(), properties);
  }

  /** Schemas of one database are databases of their own to us. */
  private boolean locks(Connection connection) throws SQLException {
    String query = "SELECT " + objects.lock + "(?, hashtext(current_schema()))";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setInt(1, MASTIC);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private IOException refused() {
    return new IOException(
        "Another server works on the database "
            + login.address()
            + (objects == Objects.IN_FOLDERS
                ? ", and this one would keep its objects in folders of its own machine, where that"
                    + " one does not find them."
                : ", and keeps its objects in folders of its own machine, where this one does not"
                    + " find them.")
            + " Start all servers of one database with the same --s3, or give this one another"
            + " database.");
  }

  private void watch() {
    try {
      while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (!session.isValid(ANSWER_SECONDS)) {
        closeQuietly(session);
        session = take();
        held = true;
        LOG.info("the claim on the database was lost with its session, and taken anew");
      }
    } catch (SQLException | IOException e) {
      held = false;
      LOG.warn("the claim on the database is lost: {}", e.getMessage());
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("a session did not close", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      watcher.join(TimeUnit.SECONDS.toMillis(2L * ANSWER_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(session);
  }
}

package io.mastic.app.runs;

import io.mastic.kernel.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads the runs of a database, beside the server that works on it. */
public final class RecentRuns implements AutoCloseable {

  private static final String COLUMNS =
      "SELECT id, job_name, state, started_at, running_at, completed_at, error FROM job_run";

  private final Connection database;

  private RecentRuns(Connection database) {
    this.database = database;
  }

  /**
   * @param login null for the SQLite file of the data directory
   */
  public static RecentRuns open(Path data, @Nullable DatabaseLogin login) throws IOException {
    try {
      if (login != null) {
        Properties properties = new Properties();
        properties.setProperty("readOnly", "true");
        if (login.user() != null) {
          properties.setProperty("user", login.user());
        }
        if (login.password() != null) {
          properties.setProperty("password", login.password());
        }
        return new RecentRuns(DriverManager.getConnection(login.jdbcUrl(), properties));
      }
      Path file = data.resolve("mastic.db");
      if (!Files.exists(file)) {
        throw new IOException(
            "There is no database in " + data + "; name the data directory by --data, or --db.");
      }
      Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var settings = database.createStatement()) {
        settings.execute("PRAGMA busy_timeout = 10000");
        settings.execute("PRAGMA query_only = ON");
      }
      return new RecentRuns(database);
    } catch (SQLException e) {
      throw new IOException("The database cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The latest runs first.
   *
   * @param job null for those of all jobs
   * @param state null for those in any state
   */
  public List<RecentRun> list(@Nullable String job, @Nullable String state, int limit)
      throws IOException {
    String where =
        " WHERE 1 = 1"
            + (job == null ? "" : " AND job_name = ?")
            + (state == null ? "" : " AND state = ?");
    List<String> values = new ArrayList<>();
    if (job != null) {
      values.add(job);
    }
    if (state != null) {
      values.add(state);
    }
    return query(where + " ORDER BY started_at DESC, id DESC LIMIT " + limit, values);
  }

  /** The runs whose ids begin so; a few suffice to see that it is not only one. */
  public List<RecentRun> find(String idPrefix) throws IOException {
    return query(
        " WHERE substr(id, 1, " + idPrefix.length() + ") = ? ORDER BY started_at LIMIT 5",
        List.of(idPrefix));
  }

  private List<RecentRun> query(String condition, List<String> values) throws IOException {
    try (PreparedStatement statement = database.prepareStatement(COLUMNS + condition)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      List<RecentRun> runs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(
              new RecentRun(
                  rows.getString("id"),
                  rows.getString("job_name"),
                  rows.getString("state"),
                  Instant.ofEpochMilli(rows.getLong("started_at")),
                  time(rows, "running_at"),
                  time(rows, "completed_at"),
                  rows.getString("error")));
        }
      }
      return runs;
    } catch (SQLException e) {
      throw new IOException("The runs cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable Instant time(ResultSet rows, String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}

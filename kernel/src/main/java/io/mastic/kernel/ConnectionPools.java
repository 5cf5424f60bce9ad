package io.mastic.kernel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The connections to a database: those that write, and those that only read. The isolation of their
 * transactions belongs to a pool, for to set it for each transaction costs two more trips.
 */
final class ConnectionPools implements AutoCloseable {

  /** What is answered to a client outlives a crash, whatever the database is used to. */
  private static final String DURABLE =
      "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  private final HikariDataSource writers;
  private final HikariDataSource readers;

  private ConnectionPools(HikariConfig writing, HikariConfig reading) {
    this.writers = new HikariDataSource(writing);
    this.readers = new HikariDataSource(reading);
  }

  DataSource writers() {
    return writers;
  }

  DataSource readers() {
    return readers;
  }

  /**
   * Of the SQLite database in that file: one writes.
   *
   * @param connections that read, at most; 0 for what suits this machine
   */
  static ConnectionPools sqlite(Path file, int connections) {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    int most =
        connections > 0 ? connections : Math.max(4, Runtime.getRuntime().availableProcessors() * 2);
    HikariConfig read = sqliteConfig(url, most);
    read.setMinimumIdle(1);
    return new ConnectionPools(sqliteConfig(url + "?transaction_mode=IMMEDIATE", 1), read);
  }

  /**
   * Of a PostgreSQL database.
   *
   * @param connections at most; 0 for what suits this machine
   */
  static ConnectionPools postgresql(DatabaseLogin login, int connections) {
    int most =
        connections > 0
            ? connections
            : Math.max(16, Runtime.getRuntime().availableProcessors() * 8);
    int writing = Math.max(1, most / 2);
    HikariConfig read = postgresqlConfig(login, Math.max(1, most - writing));
    read.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    read.setReadOnly(true);
    HikariConfig write = postgresqlConfig(login, writing);
    write.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    write.setConnectionInitSql(DURABLE);
    return new ConnectionPools(write, read);
  }

  private static HikariConfig postgresqlConfig(DatabaseLogin login, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.jdbcUrl());
    if (login.user() != null) {
      config.setUsername(login.user());
    }
    if (login.password() != null) {
      config.setPassword(login.password());
    }
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The details of an error repeat the row that it is about.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }

  static HikariConfig sqliteConfig(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(Duration.ofSeconds(60).toMillis());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "NORMAL");
    config.addDataSourceProperty("busy_timeout", "60000");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("cache_size", "-16000");
    return config;
  }

  /** How they are used at the moment. */
  Map<String, Db.Connections> use() {
    return Map.of("write", use(writers), "read", use(readers));
  }

  private static Db.Connections use(HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new Db.Connections(
        now.getActiveConnections(),
        now.getIdleConnections(),
        now.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}

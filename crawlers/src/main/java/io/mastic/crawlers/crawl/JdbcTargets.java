package io.mastic.crawlers.crawl;

import io.mastic.catalog.connection.JdbcDatabases;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.jdbc.JdbcSurvey;
import io.mastic.kernel.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.JdbcTarget;

/**
 * Targets in databases. A reader asks the database, so that a crawl that is stopped need not wait
 * for it: its connection is cut.
 */
final class JdbcTargets {

  private final JdbcDatabases databases;
  private final ExecutorService readers;
  private final Reach reach;
  private final Findings findings;

  JdbcTargets(JdbcDatabases databases, ExecutorService readers, Reach reach, Findings findings) {
    this.databases = databases;
    this.readers = readers;
    this.reach = reach;
    this.findings = findings;
  }

  /**
   * @throws CrawlException if the database does not tell, and why
   */
  List<FoundTable> tables(JdbcTarget target) throws InterruptedException {
    AtomicReference<@Nullable Connection> open = new AtomicReference<>();
    Caller caller = Caller.current();
    Future<List<FoundTable>> reading = readers.submit(() -> caller.call(() -> read(target, open)));
    try {
      List<FoundTable> found = Watched.get(reading, reach);
      explain(target, found);
      return found;
    } catch (ExecutionException e) {
      throw failed(target, e.getCause());
    } finally {
      reading.cancel(true);
      cut(open.get());
    }
  }

  private List<FoundTable> read(JdbcTarget target, AtomicReference<@Nullable Connection> open)
      throws SQLException, InterruptedException {
    try (Connection connection = databases.open(target.connectionName())) {
      open.set(connection);
      if (Thread.interrupted()) {
        throw new InterruptedException("the crawl was given up");
      }
      connection.setReadOnly(true);
      return JdbcSurvey.tables(connection, target);
    } finally {
      open.set(null);
    }
  }

  private void explain(JdbcTarget target, List<FoundTable> found) {
    for (FoundTable table : found) {
      Map<String, String> parameters = table.shape().format().parameters();
      findings.add(
          CrawlCode.DATABASE_TABLE,
          table.location(),
          Map.of(
              "kind", parameters.getOrDefault("typeOfData", "table"),
              "database", table.shape().format().classification(),
              "connection", target.connectionName(),
              "columns", String.valueOf(table.shape().schema().columns().size())));
    }
    if (found.isEmpty()) {
      findings.add(CrawlFinding.of(CrawlCode.NO_TABLES, target.path()));
    }
  }

  private static RuntimeException failed(JdbcTarget target, @Nullable Throwable cause) {
    if (cause instanceof GlueException glue) {
      return glue;
    }
    if (cause instanceof IllegalArgumentException) {
      return new CrawlException(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof SQLException) {
      return new CrawlException(
          "The database of connection "
              + target.connectionName()
              + " does not tell its tables: "
              + cause.getMessage());
    }
    return new IllegalStateException("a database could not be looked at", cause);
  }

  /** An answer that nobody waits for any more would keep a reader. */
  private static void cut(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        // It is no longer there, and so no longer in the way.
      }
    }
  }
}

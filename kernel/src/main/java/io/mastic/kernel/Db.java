package io.mastic.kernel;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The one SQL database of a server: a SQLite file, or PostgreSQL.
 *
 * <p>Every {@link #write} is one serializable transaction, so that a decision taken from rows read
 * inside it stays true until it is committed. SQLite has one writer connection that begins
 * IMMEDIATE; PostgreSQL runs SERIALIZABLE, and a transaction that lost a race is run again, so work
 * inside a write touches nothing but the database. A {@link #read} is one transaction too, whose
 * statements all see one state. A read or write inside a write joins it, a read inside a read too.
 */
public final class Db implements AutoCloseable {

  /**
   * The two engines; SQL is written in their common dialect and only asks which one where it
   * cannot.
   */
  public enum Engine {
    SQLITE,
    POSTGRESQL
  }

  private final Engine engine;
  private final ConnectionPools pools;
  private final Jdbi writing;
  private final Jdbi reading;
  private final WriteTimes writeTimes = new WriteTimes();

  // One per database, not per class: a test may hold several, and a database lives as long as its
  // server.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Consumer<Handle>> guard = new ThreadLocal<>();

  /** What a thread is in; {@code afterCommit} is null in a read. */
  private record Transaction(Handle handle, @Nullable List<Runnable> afterCommit) {

    boolean isWrite() {
      return afterCommit != null;
    }
  }

  private Db(Engine engine, ConnectionPools pools) {
    this.engine = engine;
    this.pools = pools;
    this.writing = Jdbi.create(pools.writers());
    this.reading = Jdbi.create(pools.readers());
    configure(this.writing);
    configure(this.reading);
  }

  private static void configure(Jdbi jdbi) {
    jdbi.registerArgument(new StorableText());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Db::withoutValues);
  }

  /** What failed, without the values that were bound to it: a password may be among them. */
  private static String withoutValues(StatementException e) {
    StatementContext context = e.getStatementContext();
    return e.getShortMessage() + (context == null ? "" : " [" + context.getRawSql() + "]");
  }

  /** Loads the classes and the native library that a database needs, by one that is not kept. */
  public static void load() throws SQLException {
    HikariConfig unread = ConnectionPools.sqliteConfig("jdbc:sqlite::memory:", 1);
    unread.validate();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Jdbi jdbi = Jdbi.create(connection);
      configure(jdbi);
      int unused = jdbi.withHandle(h -> h.createQuery("SELECT 1").mapTo(Integer.class).one());
    }
  }

  /** Opens or makes the SQLite database in that file. */
  public static Db sqlite(Path file) {
    return sqlite(file, 0);
  }

  /**
   * As {@link #sqlite(Path)}.
   *
   * @param connections that read, at most; 0 for what suits this machine
   */
  public static Db sqlite(Path file, int connections) {
    return new Db(Engine.SQLITE, ConnectionPools.sqlite(file, connections));
  }

  /** Opens a PostgreSQL database by its JDBC URL, which may carry user and password. */
  public static Db postgresql(String jdbcUrl) {
    return postgresql(DatabaseLogin.of(jdbcUrl), 0);
  }

  /**
   * Opens a PostgreSQL database.
   *
   * @param connections at most; 0 for what suits this machine
   */
  public static Db postgresql(DatabaseLogin login, int connections) {
    return new Db(Engine.POSTGRESQL, ConnectionPools.postgresql(login, connections));
  }

  public Engine engine() {
    return engine;
  }

  /**
   * Brings a room's tables up to date from {@code db/ROOM} on the class path; each room has its own
   * history, so rooms evolve apart. {@code ${text}} is a text column that sorts by code point on
   * both engines, whatever the locale of the PostgreSQL database; {@code ${bytes}} is one of bytes.
   *
   * @throws NewerDatabaseException if a newer build has changed these tables
   */
  public void migrate(String room) {
    new Migrations(this, pools.writers()).migrate(room);
  }

  /**
   * Runs queries, which all see one state; inside a write they see that write's own changes. Never
   * for a change: PostgreSQL refuses one here.
   */
  public <T> T read(Function<Handle, T> work) {
    Transaction transaction = current.get();
    if (transaction != null) {
      return work.apply(transaction.handle());
    }
    return reading.inTransaction(handle -> within(new Transaction(handle, null), work));
  }

  /**
   * Runs one transaction that relies on the rows it locks, not on all that it has read: on
   * PostgreSQL at READ COMMITTED, where rows that others have locked can be skipped, and in the
   * order of indexes ({@link #readInIndexOrder}). For the leases of tasks only.
   */
  public <T> T locking(Function<Handle, T> work) {
    if (engine == Engine.SQLITE) {
      return write(work);
    }
    // It compares owners itself.
    Consumer<Handle> outer = guard.get();
    guard.remove();
    try {
      return write(this::byRows, work);
    } finally {
      guard.set(outer);
    }
  }

  /**
   * Runs one transaction that relies on nothing but rows which it locks before it reads them
   * ({@link #forUpdate}). On PostgreSQL it is READ COMMITTED: a serializable one also loses against
   * those that change other rows, if these are its neighbours in an index.
   */
  public void changeRows(Consumer<Handle> work) {
    write(
        this::byRows,
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  /** What locks the rows of a query; SQLite has one writer at a time. */
  public String forUpdate() {
    return engine == Engine.POSTGRESQL ? " FOR UPDATE" : "";
  }

  private void byRows(Handle h) {
    if (engine == Engine.POSTGRESQL) {
      h.execute(
          "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_bitmapscan = off");
    }
  }

  /** Runs one transaction: all of it happens, or nothing. */
  public <T> T write(Function<Handle, T> work) {
    return write(h -> {}, work);
  }

  private <T> T write(Consumer<Handle> begin, Function<Handle, T> work) {
    Transaction outer = current.get();
    if (outer != null && outer.isWrite()) {
      return work.apply(outer.handle());
    }
    for (int attempt = 1; ; attempt++) {
      List<Runnable> afterCommit = new ArrayList<>();
      T result;
      try {
        result = transact(begin, work, afterCommit);
      } catch (RuntimeException e) {
        if (LostRace.mayBeRunAgain(e, attempt)) {
          LostRace.pause(attempt);
          continue;
        }
        throw e;
      }
      afterCommit.forEach(Runnable::run);
      return result;
    }
  }

  /**
   * Runs work each of whose writes first asks a guard, in the write's own transaction: where the
   * guard throws, the write never was.
   */
  public <T> T guarded(Consumer<Handle> check, Callable<T> work) throws Exception {
    Consumer<Handle> outer = guard.get();
    guard.set(check);
    try {
      return work.call();
    } finally {
      guard.set(outer);
    }
  }

  /** As {@link #write}, for work without a result. */
  public void writeOnly(Consumer<Handle> work) {
    write(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  /** Runs something once the current write is committed, or at once outside of one. */
  public void afterCommit(Runnable action) {
    Transaction transaction = current.get();
    if (transaction == null || transaction.afterCommit() == null) {
      action.run();
    } else {
      transaction.afterCommit().add(action);
    }
  }

  private <T> T transact(
      Consumer<Handle> begin, Function<Handle, T> work, List<Runnable> afterCommit) {
    // From when the connection is there: until then this one waited, and held up nobody.
    long[] begun = new long[1];
    try {
      return writing.inTransaction(
          handle -> {
            begun[0] = System.nanoTime();
            return within(
                new Transaction(handle, afterCommit),
                h -> {
                  begin.accept(h);
                  Consumer<Handle> check = guard.get();
                  if (check != null) {
                    check.accept(h);
                  }
                  return work.apply(h);
                });
          });
    } finally {
      if (begun[0] != 0) {
        writeTimes.add(System.nanoTime() - begun[0]);
      }
    }
  }

  private <T> T within(Transaction transaction, Function<Handle, T> work) {
    Transaction outer = current.get();
    current.set(transaction);
    try {
      return work.apply(transaction.handle());
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  /**
   * Has PostgreSQL read in the order of an index for the rest of this transaction. A bitmap loses
   * that order, so all of a list is fetched and sorted for each page of it; PostgreSQL does that
   * wherever its statistics are older than the list is long, as in the minute after a bulk load.
   */
  public void readInIndexOrder(Handle h) {
    if (engine == Engine.POSTGRESQL) {
      h.execute("SET LOCAL enable_bitmapscan = off");
    }
  }

  /** How long transactions held the database since this was opened. */
  public WriteTimes writeTimes() {
    return writeTimes;
  }

  /**
   * Writes the files of these tables anew, so that nothing is left of what their rows once were;
   * others wait meanwhile. SQLite does so for the whole database.
   */
  public void rewrite(List<String> tables) {
    writing.useHandle(
        handle -> {
          if (engine == Engine.SQLITE) {
            handle.execute("VACUUM");
            handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
          } else {
            tables.forEach(table -> handle.execute("VACUUM FULL " + table));
          }
        });
  }

  /** How the connections are used at the moment: those that write, and those that read. */
  public Map<String, Connections> connections() {
    return pools.use();
  }

  /**
   * A pool's connections.
   *
   * @param waiting threads that wait for one
   */
  public record Connections(int active, int idle, int waiting, int most) {}

  @Override
  public void close() {
    pools.close();
  }
}

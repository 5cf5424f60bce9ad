package io.mastic.sessions.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.LeaseLostException;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.Tasks;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.Sessions;
import io.mastic.sessions.statement.Statement;
import io.mastic.sessions.statement.StatementQueue;
import io.mastic.sessions.statement.StatementState;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The talk with the driver of one session, as long as its process lives under this server: what is
 * to be executed goes there, what came of it comes back into the database. Whoever of the two
 * begins anew says again what the other may not have heard.
 */
final class Conversation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private static final long FIRST_LOOK_MILLIS = 10;
  private static final long RETRY_MILLIS = 200;
  private static final long LAST_WORDS_MILLIS = 1000;

  /** What all talks of a server work with. */
  record Means(Tasks tasks, Sessions sessions, StatementQueue statements) {}

  private final Means means;
  private final Task task;
  private final RunKey process;
  private final RunDirectory directory;
  private final Thread listener;
  private @Nullable DriverLine line;
  private int sent = -1;
  private int cancelled = -1;
  private volatile boolean ready;
  private volatile boolean busy;
  private volatile boolean closed;

  Conversation(Means means, Task task, RunKey process, RunDirectory directory) {
    this.means = means;
    this.task = task;
    this.process = process;
    this.directory = directory;
    this.listener = new Thread(this::listen, "session-" + process.id());
    this.listener.setDaemon(true);
  }

  void start() {
    listener.start();
  }

  private void listen() {
    while (!closed) {
      try {
        Optional<Address> address = Address.ofDriver(directory);
        if (address.isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(FIRST_LOOK_MILLIS);
          continue;
        }
        talk(address.get());
        if (!closed) {
          TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (LeaseLostException e) {
        LOG.info("session process {} is no longer this server's", process.id());
        return;
      } catch (Exception e) {
        LOG.debug("the talk with session process {} was broken: {}", process.id(), e.toString());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(Address address) throws Exception {
    try (DriverLine open = DriverLine.open(address)) {
      connected(open);
      for (JsonNode said = open.read(); said != null; said = open.read()) {
        Optional<DriverEvent> event = DriverEvent.of(said);
        if (event.isPresent()) {
          hear(event.get());
        }
      }
    } finally {
      connected(null);
    }
  }

  private synchronized void connected(@Nullable DriverLine other) {
    line = other;
    sent = -1;
    cancelled = -1;
  }

  private void hear(DriverEvent event) throws Exception {
    if (event instanceof DriverEvent.Ready) {
      under(() -> means.sessions().ready(process));
      ready = true;
      feed();
    } else if (event instanceof DriverEvent.Used) {
      under(() -> means.sessions().rests(process));
    } else if (event instanceof DriverEvent.Wrote wrote) {
      under(() -> means.statements().wrote(process, wrote.id(), wrote.text(), wrote.progress()));
    } else if (event instanceof DriverEvent.Done done) {
      under(
          () -> {
            // In this order: whoever sees the end, be it after a crash, finds a session that has
            // just been busy.
            means.sessions().rests(process);
            means.statements().end(process, done.id(), done.end());
          });
      tell(message("ack", done.id()));
      feed();
    }
  }

  private void under(Runnable work) throws Exception {
    means
        .tasks()
        .under(
            task,
            () -> {
              work.run();
              return true;
            });
  }

  /** There may be something to execute, or to cancel. */
  void feed() {
    try {
      if (ready && !closed) {
        Callable<Boolean> feeding = this::feedNow;
        var unused = means.tasks().under(task, feeding);
      }
    } catch (Exception e) {
      LOG.debug("session process {} cannot be fed now: {}", process.id(), e.toString());
    }
  }

  private synchronized boolean feedNow() throws IOException {
    if (line == null) {
      return false;
    }
    Optional<Statement> next = means.statements().take(process);
    busy = next.isPresent();
    if (next.isPresent()) {
      Statement statement = next.get();
      if (sent != statement.id()) {
        tell(message("run", statement.id()).put("code", statement.code()));
        sent = statement.id();
      }
      if (statement.state() == StatementState.CANCELLING && cancelled != statement.id()) {
        tell(message("cancel", statement.id()));
        cancelled = statement.id();
      }
    }
    return busy;
  }

  private synchronized void tell(ObjectNode message) throws IOException {
    if (line != null) {
      line.send(message);
    }
  }

  private static ObjectNode message(String op, int id) {
    return Json.MAPPER.createObjectNode().put("op", op).put("id", id);
  }

  /** Called now and then: ends the session once it was idle for long enough. */
  void look() {
    try {
      if (!ready || busy || closed) {
        return;
      }
      Optional<GlueSession> session = means.sessions().find(process);
      if (session.isPresent() && Sessions.isIdle(session.get(), means.sessions().now())) {
        under(() -> means.sessions().endIfIdle(process));
      }
    } catch (Exception e) {
      LOG.debug("session process {} cannot be looked at: {}", process.id(), e.toString());
    }
  }

  /** The process is gone; what it said last is heard out. */
  @Override
  public void close() {
    closed = true;
    try {
      if (Thread.currentThread() != listener) {
        listener.join(LAST_WORDS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave();
  }

  /** The process is not this server's any more, or the server ends. */
  void leave() {
    closed = true;
    listener.interrupt();
    DriverLine open;
    synchronized (this) {
      open = line;
    }
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.debug("a closed line: {}", e.toString());
    }
  }
}

package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases that a server holds: renewed by comparing, and given up by itself where it has not
 * been able to renew them in time, by a clock that nobody sets.
 *
 * <p>A lease of a kind of N leases can be taken by others N lengths after the last renewal. Its
 * holder gives it up after N - 2 lengths: a length for it to notice, and one to kill what it had
 * begun. A kind of one lease does nothing but read, and write where the guard stands: it goes on
 * until a renewal has found it lost.
 */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Db db;
  private final TaskStore store;
  private final String owner;
  private final Duration length;
  private final Executor workers;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private volatile Runnable renewal = () -> {};
  private volatile boolean closed;
  private final Thread renewer = new Thread(this::renewUntilClosed, "task-renewer");
  private final Thread fence = new Thread(this::fenceUntilClosed, "task-fence");

  Leases(Db db, TaskStore store, String owner, Duration length, Executor workers) {
    this.db = db;
    this.store = store;
    this.owner = owner;
    this.length = length;
    this.workers = workers;
    renewer.setDaemon(true);
    fence.setDaemon(true);
  }

  void start() {
    renewer.start();
    if (store.hasLeasesByTime()) {
      fence.start();
    }
  }

  void onRenewal(Runnable listener) {
    renewal = listener;
  }

  Duration of(TaskHandler handler) {
    return length.multipliedBy(handler.leases());
  }

  void add(Held one) {
    held.put(one.task().id(), one);
  }

  void remove(Held one) {
    held.remove(one.task().id(), one);
  }

  Optional<Held> find(String id) {
    return Optional.ofNullable(held.get(id));
  }

  boolean areAnyKept() {
    return held.values().stream().anyMatch(Held::isKept);
  }

  int countOf(String room) {
    return (int)
        held.values().stream().filter(one -> !one.isKept() && room.equals(one.room())).count();
  }

  private void renewUntilClosed() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(length.toMillis() / 3);
        renew();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("leases cannot be renewed, trying again", e);
      }
    }
  }

  /** Renews what is still ours, and tells the handlers of what is not. */
  void renew() {
    List<Held> all = List.copyOf(held.values());
    if (all.isEmpty()) {
      return;
    }
    long before = System.nanoTime();
    Set<String> ours = store.hasLeasesByTime() ? renewed(all) : db.read(h -> store.held(h, owner));
    List<Held> lost = new ArrayList<>();
    for (Held one : all) {
      if (ours.contains(one.task().id())) {
        one.confirm(before);
      } else {
        lost.add(one);
      }
    }
    if (store.hasLeasesByTime()) {
      renewal.run();
    }
    lost.forEach(one -> lose(one, "another server has it, or it was cancelled"));
  }

  private Set<String> renewed(List<Held> all) {
    Map<Duration, List<Held>> byLease =
        all.stream().collect(Collectors.groupingBy(one -> of(one.handler())));
    return db.locking(
        h -> {
          bound(h);
          byLease.forEach((lease, some) -> store.renew(h, owner, ids(some), lease));
          return store.held(h, owner);
        });
  }

  /** A connection that has died without a word is not waited for longer than a lease. */
  private void bound(Handle h) {
    try {
      h.getConnection().setNetworkTimeout(workers, Math.toIntExact(length.toMillis()));
    } catch (SQLException e) {
      LOG.debug("the renewal's connection has no timeout: {}", e.getMessage());
    }
  }

  private static List<String> ids(List<Held> some) {
    return some.stream().map(one -> one.task().id()).toList();
  }

  /** Gives up what has not been renewed for too long. */
  void fence(long now) {
    for (Held one : held.values()) {
      int leases = one.handler().leases();
      Duration most = length.multipliedBy(Math.max(1, leases - 2));
      if (leases > 1 && now - one.confirmedAt() > most.toNanos()) {
        lose(one, "the database could not be reached for too long");
      }
    }
  }

  private void fenceUntilClosed() {
    long last = System.nanoTime();
    long patient = last;
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      long now = System.nanoTime();
      if (now - last > 3 * LOOK.toNanos()) {
        // This server was stopped for a while: the renewer sees first whether it is still ours.
        patient = now + length.toNanos() / 2;
      }
      last = now;
      if (now - patient > 0) {
        fence(now);
      }
    }
  }

  private void lose(Held one, String why) {
    if (!one.lose()) {
      return;
    }
    Task task = one.task();
    LOG.warn("the lease of task {} {} is lost: {}", task.kind(), task.key(), why);
    workers.execute(
        () -> {
          try {
            one.handler().lost(task);
          } catch (RuntimeException e) {
            LOG.error("task {} {} cannot be given up", task.kind(), task.key(), e);
          }
        });
  }

  void close() {
    closed = true;
    renewer.interrupt();
    fence.interrupt();
  }
}

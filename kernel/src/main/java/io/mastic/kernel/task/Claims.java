package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decides which tasks a server takes, and takes them in one transaction. */
final class Claims {

  /** Room that there is now, and how many may be let in. */
  record Door(String room, int most) {}

  private final TaskStore store;
  private final FreeTasks free;
  private final String owner;
  private final Map<String, TaskHandler> handlers;
  private final Leases leases;

  Claims(TaskStore store, String owner, Map<String, TaskHandler> handlers, Leases leases) {
    this.store = store;
    this.free = new FreeTasks(store);
    this.owner = owner;
    this.handlers = handlers;
    this.leases = leases;
  }

  TaskStore store() {
    return store;
  }

  int onTheWayTo(String room) {
    return leases.countOf(room);
  }

  /** Takes what is due, unless there is nothing: then nothing is written. */
  List<Held> take(Db db, Instant now, List<Door> doors, int limit) {
    Look look =
        db.read(
            h -> {
              db.readInIndexOrder(h);
              return look(h, now, doors);
            });
    if (handlers.isEmpty() || look.isInVain()) {
      return List.of();
    }
    List<Held> taken = db.locking(h -> take(h, look, limit));
    taken.forEach(leases::add);
    return taken;
  }

  /** When the next task is due that nobody holds. */
  Optional<Instant> nextDue(Db db) {
    return db.read(
        h -> {
          db.readInIndexOrder(h);
          return free.nextDue(h);
        });
  }

  private Look look(Handle h, Instant now, List<Door> doors) {
    long before = System.nanoTime();
    FreeTasks.Chances chances = free.chances(h, owner);
    return new Look(
        now,
        before,
        doors.stream().filter(door -> free.isAwaited(h, door.room())).toList(),
        chances.nextDue().filter(due -> !due.isAfter(now)).isPresent(),
        chances.isAnyAbandoned());
  }

  /** What there was to take, and the moment by both clocks. */
  private record Look(
      Instant now, long nanos, List<Door> doors, boolean isAnyDue, boolean isAnyAbandoned) {

    static Look atInheritance() {
      return new Look(Instant.EPOCH, System.nanoTime(), List.of(), false, false);
    }

    boolean isInVain() {
      return doors.isEmpty() && !isAnyDue && !isAnyAbandoned;
    }
  }

  private List<Held> take(Handle h, Look look, int limit) {
    Set<String> kinds = handlers.keySet();
    List<Held> taken = new ArrayList<>();
    for (Door door : look.doors()) {
      int most = Math.min(door.most(), limit - taken.size());
      add(taken, free.waiting(h, kinds, door.room(), most), door.room(), look);
    }
    if (look.isAnyAbandoned()) {
      add(taken, free.abandoned(h, kinds, owner, limit - taken.size()), null, look);
    }
    if (look.isAnyDue()) {
      add(taken, free.due(h, kinds, look.now(), limit - taken.size()), null, look);
    }
    lease(h, taken);
    return taken;
  }

  /**
   * What was taken of an inheritance.
   *
   * @param isAll false if somebody else is changing some of it, so that it is to be asked again
   */
  record Inherited(List<Held> taken, boolean isAll) {}

  /**
   * Takes what earlier lives of this server held, without ever giving it back: what lives on here,
   * such as a process, no other server may take for abandoned.
   */
  Inherited inherit(Db db, String server) {
    Set<String> kinds = handlers.keySet();
    if (kinds.isEmpty()) {
      return new Inherited(List.of(), true);
    }
    Look look = Look.atInheritance();
    Inherited inherited =
        db.locking(
            h -> {
              List<Held> taken = new ArrayList<>();
              add(taken, free.inheritance(h, kinds, server, owner), null, look);
              lease(h, taken);
              return new Inherited(taken, !free.isInheritanceLeft(h, kinds, server, owner));
            });
    inherited.taken().forEach(leases::add);
    return inherited;
  }

  private void lease(Handle h, List<Held> taken) {
    Map<Duration, List<String>> byLease = new HashMap<>();
    for (Held held : taken) {
      byLease
          .computeIfAbsent(leases.of(held.handler()), lease -> new ArrayList<>())
          .add(held.task().id());
    }
    byLease.forEach((lease, ids) -> store.lease(h, owner, ids, lease));
  }

  private void add(List<Held> taken, List<Task> tasks, @Nullable String room, Look look) {
    for (Task task : tasks) {
      TaskHandler handler = handlers.get(task.kind());
      if (handler != null) {
        taken.add(new Held(task, handler, room, look.nanos()));
      }
    }
  }

  /** Kept tasks that somebody hastened since the last look. */
  List<Held> hastened(Db db) {
    if (!leases.areAnyKept()) {
      return List.of();
    }
    List<Held> told =
        db.read(h -> store.hastened(h, owner)).stream()
            .flatMap(id -> leases.find(id).filter(Held::isKept).stream())
            .collect(Collectors.toList());
    if (!told.isEmpty()) {
      List<String> ids = told.stream().map(held -> held.task().id()).toList();
      db.locking(
          h -> {
            store.heard(h, owner, ids);
            return true;
          });
    }
    return told;
  }
}

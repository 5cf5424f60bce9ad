package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tasks as soon as they are due and a hand is free, and has them done. */
final class Claimer {

  private static final Logger LOG = LoggerFactory.getLogger(Claimer.class);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
  private static final int AT_ONCE = 16;

  /** How many of those that waited for room are on their way to it at the same time. */
  private static final int AT_THE_DOOR = 4;

  /** A clock that is set back by less does no harm. */
  private static final Duration SET_BACK = Duration.ofSeconds(1);

  /** Who does the turns, and how many of them at the same time. */
  record Hands(ExecutorService workers, int most) {}

  private final Db db;
  private final Clock clock;
  private final Claims claims;
  private final ExecutorService workers;
  private final Consumer<Held> turn;
  private final Semaphore hands;
  private final Semaphore wake = new Semaphore(0);
  private final Map<String, BooleanSupplier> rooms = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::claimUntilClosed, "task-claimer");
  private final String server;
  private volatile boolean closed;
  private boolean hasInherited;
  private Instant latest = Instant.MIN;

  Claimer(Db db, Clock clock, String server, Claims claims, Hands hands, Consumer<Held> turn) {
    this.db = db;
    this.clock = clock;
    this.server = server;
    this.claims = claims;
    this.workers = hands.workers();
    this.turn = turn;
    this.hands = new Semaphore(hands.most());
    thread.setDaemon(true);
  }

  void room(String room, BooleanSupplier hasRoom) {
    rooms.put(room, hasRoom);
  }

  void start() {
    thread.start();
  }

  void wake() {
    wake.release();
  }

  private void claimUntilClosed() {
    while (!closed) {
      try {
        inherit();
        noticeClock();
        int free = Math.min(hands.availablePermits(), AT_ONCE);
        int claimed = free == 0 ? 0 : claim(free);
        tellHastened();
        if (claimed == 0 || claimed < free) {
          nap();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        pauseAfter(e);
      }
    }
  }

  /** What was due at once stays so when somebody sets the clock back. */
  private void noticeClock() {
    Instant now = clock.instant();
    if (now.plus(SET_BACK).isBefore(latest)) {
      LOG.warn("the clock was set back from {} to {}", latest, now);
      db.writeOnly(h -> claims.store().bringBack(h, now));
    }
    latest = now;
  }

  /** The database may be back in a moment; asking it how long to wait would not do. */
  private void pauseAfter(RuntimeException e) {
    if (closed) {
      return;
    }
    LOG.warn("tasks cannot be claimed, trying again", e);
    try {
      TimeUnit.MILLISECONDS.sleep(LONGEST_NAP.toMillis());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private int claim(int limit) throws InterruptedException {
    List<Claims.Door> doors = new ArrayList<>();
    rooms.forEach(
        (room, hasRoom) -> {
          int most = AT_THE_DOOR - claims.onTheWayTo(room);
          if (most > 0 && hasRoom.getAsBoolean()) {
            doors.add(new Claims.Door(room, most));
          }
        });
    List<Held> taken = claims.take(db, clock.instant(), doors, limit);
    for (Held held : taken) {
      turn(held);
    }
    return taken.size();
  }

  private void inherit() throws InterruptedException {
    if (!hasInherited) {
      Claims.Inherited inherited = claims.inherit(db, server);
      hasInherited = inherited.isAll();
      for (Held held : inherited.taken()) {
        turn(held);
      }
    }
  }

  /** Has a task's turn done as soon as a hand is free. */
  void turn(Held held) throws InterruptedException {
    hands.acquire();
    workers.execute(
        () -> {
          try {
            turn.accept(held);
          } finally {
            hands.release();
            wake();
          }
        });
  }

  private void tellHastened() {
    for (Held held : claims.hastened(db)) {
      workers.execute(() -> held.handler().hastened(held.task()));
    }
  }

  private void nap() throws InterruptedException {
    long longest = LONGEST_NAP.toMillis();
    long millis =
        claims
            .nextDue(db)
            .map(due -> Duration.between(clock.instant(), due).toMillis())
            .filter(wait -> wait > 0)
            .map(wait -> Math.min(wait, longest))
            .orElse(longest);
    if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  void close() {
    closed = true;
    thread.interrupt();
  }

  void join() throws InterruptedException {
    thread.join(LONGEST_NAP.toMillis());
  }
}

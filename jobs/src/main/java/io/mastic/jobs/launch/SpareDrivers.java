package io.mastic.jobs.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers that wait for runs. What was asked for last will be asked for again: there is one for
 * each of the last runs, as many as are wanted, of their shapes. They have what memory no run
 * needs.
 */
final class SpareDrivers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpareDrivers.class);
  private static final long LOOK_MILLIS = 250;

  /** How long after a run's begin it has the machine for itself. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** After so many that did not get ready there are no more. */
  private static final int FAILURES = 3;

  /** Begins drivers, and says what they may take. */
  interface Nursery {

    /**
     * @throws Exception if none can begin
     */
    SpareDriver begin(SpareShape shape) throws Exception;

    /** In MiB. */
    long room();

    /**
     * Of what most ask for.
     *
     * @throws Exception if that cannot be said
     */
    SpareShape usual() throws Exception;

    /** Removes what servers of earlier days left. */
    void tidy() throws IOException;
  }

  private final Readiness readiness;
  private final Nursery nursery;
  private final Deque<SpareShape> wanted = new ArrayDeque<>();
  private final List<SpareDriver> drivers = new ArrayList<>();
  private final ScheduledExecutorService looking;
  private boolean hasBegun;
  private boolean closed;
  private int failures;
  private long askedAt;

  SpareDrivers(Readiness readiness, Nursery nursery) {
    this.readiness = readiness;
    this.nursery = nursery;
    this.askedAt = System.nanoTime() - QUIET.toNanos();
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "prepared-drivers");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A run of that shape begins: gives it a driver, if there is one. */
  synchronized Optional<SpareDriver> take(SpareShape shape) {
    askedAt = System.nanoTime();
    wanted.addFirst(shape);
    while (wanted.size() > readiness.drivers()) {
      wanted.removeLast();
    }
    Optional<SpareDriver> found =
        drivers.stream().filter(d -> d.shape().equals(shape) && d.isReady()).findFirst();
    found.ifPresent(drivers::remove);
    return found;
  }

  /** Runs need memory: there are no more drivers than what is left has room for. */
  synchronized void shrink(long leftMib) {
    while (!drivers.isEmpty() && taken() > leftMib) {
      drivers.remove(drivers.size() - 1).end();
    }
  }

  private long taken() {
    return drivers.stream().mapToLong(driver -> driver.shape().counted()).sum();
  }

  private void look() {
    try {
      if (!hasBegun) {
        hasBegun = true;
        nursery.tidy();
        if (readiness.when() == Readiness.When.ALWAYS) {
          expect(nursery.usual());
        }
      }
      Optional<SpareShape> missing = missing();
      if (missing.isPresent()) {
        add(nursery.begin(missing.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      fail(e.toString());
    }
  }

  /** Before anybody has asked: as many of that shape as nobody has asked for otherwise. */
  private synchronized void expect(SpareShape shape) {
    while (wanted.size() < readiness.drivers()) {
      wanted.addLast(shape);
    }
  }

  private synchronized void add(SpareDriver driver) {
    if (closed) {
      driver.end();
    } else {
      drivers.add(driver);
    }
  }

  private synchronized void fail(String why) {
    failures++;
    LOG.warn(
        failures < FAILURES
            ? "no driver could be prepared: {}"
            : "no driver could be prepared, and none will be: {}",
        why);
  }

  /** Ends what nobody wants any more; answers what is to begin now, if something is. */
  private synchronized Optional<SpareShape> missing() {
    for (SpareDriver driver : List.copyOf(drivers)) {
      if (driver.isGone()) {
        drivers.remove(driver);
        driver.end();
        fail("its process ended by itself; its log was " + driver.directory().stderr());
      }
    }
    if (readiness.isForgotten(Duration.ofNanos(System.nanoTime() - askedAt))) {
      wanted.clear();
    }
    List<SpareShape> open = new ArrayList<>(wanted);
    for (SpareDriver driver : List.copyOf(drivers)) {
      if (!open.remove(driver.shape())) {
        drivers.remove(driver);
        driver.end();
      }
    }
    boolean isBusy = System.nanoTime() - askedAt < QUIET.toNanos();
    if (closed
        || isBusy
        || failures >= FAILURES
        || !drivers.stream().allMatch(SpareDriver::isReady)) {
      return Optional.empty();
    }
    return open.stream().filter(s -> s.counted() + taken() <= nursery.room()).findFirst();
  }

  /** Ends those that wait. */
  @Override
  public void close() {
    looking.shutdownNow();
    List<SpareDriver> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(drivers);
      drivers.clear();
    }
    left.forEach(SpareDriver::end);
    left.forEach(driver -> driver.process().ended().join());
  }
}

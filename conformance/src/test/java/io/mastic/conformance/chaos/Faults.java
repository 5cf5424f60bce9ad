package io.mastic.conformance.chaos;

import io.mastic.conformance.Soon;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Makes faults happen, one after another; each has passed when its call returns. */
final class Faults {

  /** For so many leases nobody may give up a server that is only away. */
  static final int PATIENCE = 8;

  private static final long[] OFFSETS = {-780, -90, -20, 20, 90, 780};

  private final Site site;
  private final Losses losses;
  private final History history;
  private final Random random;

  Faults(Site site, Losses losses, History history, Random random) {
    this.site = site;
    this.losses = losses;
    this.history = history;
    this.random = random;
  }

  /** So many faults: each kind once before any comes again, in an order of chance. */
  List<Fault> draw(int count) {
    List<Fault> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      List<Fault> round = new ArrayList<>(List.of(Fault.values()));
      if (Clocks.find().isEmpty()) {
        round.remove(Fault.CLOCK);
      }
      Collections.shuffle(round, random);
      drawn.addAll(round);
    }
    return drawn.subList(0, count);
  }

  void make(Fault fault) throws IOException, InterruptedException {
    Node node = site.nodes().get(random.nextInt(site.nodes().size()));
    double began = History.now();
    switch (fault) {
      case KILL -> kill(node);
      case SERVER -> loseServer(node);
      case FREEZE -> freeze(node);
      case CLOCK -> moveClock(node);
      case DATABASE_STOP -> stopDatabase();
      case DATABASE_CRASH -> crashDatabase();
      case DATABASE_STALL -> stallDatabase();
      case MACHINE -> loseMachine(node);
    }
    losses.passed(fault.isOfDatabase() ? List.copyOf(site.nodes()) : List.of(node), began);
  }

  private void kill(Node node) throws IOException, InterruptedException {
    say("kill -9 of " + node.name());
    node.kill();
    pass(0, 1.1);
    node.startAgain();
    say(node.name() + " is back");
  }

  private void loseServer(Node node) throws IOException, InterruptedException {
    say(node.name() + " dies, its processes do not");
    node.kill();
    pass(PATIENCE - 0.1, PATIENCE);
    if (!node.processes().isEmpty()) {
      throw new IllegalStateException(
          "processes of " + node.name() + " live when others may take their runs");
    }
    pass(0.5, 2);
    node.startAgain();
    say(node.name() + " is back");
  }

  private void freeze(Node node) {
    say("SIGSTOP of " + node.name());
    node.freeze();
    pass(1.2, 2);
    node.thaw();
    say("SIGCONT of " + node.name());
  }

  private void moveClock(Node node) throws IOException {
    long seconds = OFFSETS[random.nextInt(OFFSETS.length)];
    say(node.name() + "'s clock is set to " + seconds + " s from the true time");
    node.setClock(seconds);
    pass(0.3, 0.6);
  }

  private void stopDatabase() throws IOException {
    say("PostgreSQL is stopped");
    site.database().stop();
    pass(0.2, 1.5);
    site.database().startAgain();
    say("PostgreSQL is back");
  }

  private void crashDatabase() throws IOException, InterruptedException {
    say("PostgreSQL dies");
    site.database().crash();
    pass(0, 0.3);
    site.database().startAgain();
    say("PostgreSQL is back");
  }

  private void stallDatabase() throws IOException {
    List<Long> frozen = site.database().freeze();
    say("PostgreSQL's sessions hang");
    try {
      pass(0.5, 1.5);
    } finally {
      frozen.forEach(Signal.CONT::to);
    }
    say("PostgreSQL's sessions go on");
  }

  private void loseMachine(Node node) throws IOException, InterruptedException {
    say("the machine of " + node.name() + " dies");
    node.kill();
    List<Long> processes = node.processes();
    losses.died(node, processes);
    processes.forEach(Signal.KILL::to);
    // What is killed is known to be gone before anything can take its place.
    Soon.until("they are gone", () -> node.processes().isEmpty());
    if (random.nextBoolean()) {
      pass(PATIENCE + 0.5, PATIENCE + 2);
    } else {
      pass(0.5, 3);
    }
    node.startAgain();
    say(node.name() + " is back");
  }

  /** So many leases, of chance between the two. */
  private void pass(double least, double most) {
    double leases = least + random.nextDouble() * (most - least);
    rest(Duration.ofMillis((long) (leases * site.lease().toMillis())));
  }

  private static void rest(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(Math.max(1, until - System.nanoTime()));
    }
  }

  /** A quiet moment between faults. */
  void calm() {
    rest(Duration.ofMillis(300 + random.nextInt(1500)));
  }

  private void say(String what) {
    history.say("fault", what);
  }
}

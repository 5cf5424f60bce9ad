package io.mastic.jobs.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver's process that was begun for no run, to be given to one. It hears of it by a pipe of
 * which this server alone has the other end, and ends when that is closed: no server, no spare.
 *
 * @param command the line it was begun with
 */
record SpareDriver(
    SpareShape shape,
    RunDirectory directory,
    List<String> command,
    RootProcess process,
    OutputStream orders) {

  private static final Logger LOG = LoggerFactory.getLogger(SpareDriver.class);
  private static final Duration TAKING = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(1);

  boolean isReady() {
    return Files.exists(directory.path().resolve("ready")) && !isGone();
  }

  boolean isGone() {
    return process.ended().isDone();
  }

  /**
   * Gives it to the run whose {@code run.json} is in its directory by now.
   *
   * @param link the run's name beside the directory, which the driver makes: from then on it is
   *     that run's process, whatever becomes of this server
   * @param environment which may hold secrets; it is not written anywhere
   * @return its process; empty if it did not take the run, and never will
   */
  Optional<RootProcess> give(Path link, Map<String, String> environment) {
    ObjectNode order = Json.MAPPER.createObjectNode().put("run", link.toString());
    ObjectNode variables = order.putObject("environment");
    environment.forEach(variables::put);
    long deadline = System.nanoTime() + TAKING.toNanos();
    try {
      orders.write((Json.write(order) + "\n").getBytes(StandardCharsets.UTF_8));
      orders.flush();
      while (!isTaken(link) && !isGone() && System.nanoTime() - deadline < 0) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    } catch (IOException e) {
      LOG.debug("a prepared driver is gone: {}", e.getMessage());
    }
    if (!isTaken(link)) {
      // It may be about to: only once it is gone is it known not to.
      process.kill();
      process.ended().join();
    }
    return isTaken(link) ? Optional.of(process) : Optional.empty();
  }

  private boolean isTaken(Path link) {
    return Files.isSymbolicLink(link);
  }

  /** Ends it, and leaves nothing of it. */
  void end() {
    try {
      orders.close();
    } catch (IOException e) {
      LOG.debug("a prepared driver is gone: {}", e.getMessage());
    }
    process.kill();
    var unused = process.ended().thenRun(this::remove);
  }

  private void remove() {
    try {
      directory.remove();
    } catch (IOException e) {
      LOG.warn("what a prepared driver left cannot be removed: {}", e.getMessage());
    }
  }
}

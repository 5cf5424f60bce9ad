package io.mastic.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's sign of life for the keepers of its runs: the file {@code .pulse} beside the run
 * directories, touched whenever the server has renewed its leases. A keeper that misses it for long
 * ends its run, so that a server that was stopped or killed leaves nothing running that another
 * server may begin anew.
 */
public final class ServerPulse {

  private static final Logger LOG = LoggerFactory.getLogger(ServerPulse.class);

  private final Path file;
  private final Clock clock;

  public ServerPulse(Path runs, Clock clock) {
    this.file = runs.resolve(".pulse");
    this.clock = clock;
  }

  /** To be called with each renewal of the leases. */
  public void beat() {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      LOG.warn("{} cannot be touched, and runs will be ended for it: {}", file, e.getMessage());
    }
  }
}

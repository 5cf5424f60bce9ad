package io.mastic.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes that a script is leaving by {@code System.exit}: the JVM ends in an order, and the script's
 * main method has not returned. With which code it leaves only the run's keeper sees.
 */
final class Departing {

  /** Beside the run's other notes; the server reads it where there is no result. */
  private static final String NOTE = "left.json";

  private volatile boolean returned;

  private Departing() {}

  static Departing from(Path directory) {
    Departing departing = new Departing();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> departing.note(directory.resolve(NOTE)), "note-exit"));
    return departing;
  }

  void hasReturned() {
    returned = true;
  }

  private void note(Path file) {
    if (returned) {
      return;
    }
    System.out.flush();
    try {
      Files.writeString(file, "{\"by\":\"exit\"}");
    } catch (IOException e) {
      System.err.println("[mastic] that the script has left cannot be noted: " + e.getMessage());
    }
  }
}

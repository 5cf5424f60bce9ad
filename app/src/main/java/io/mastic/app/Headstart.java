package io.mastic.app;

import io.mastic.kernel.Db;
import io.mastic.wire.FrontDoor;
import org.slf4j.LoggerFactory;

/**
 * Loads what every server needs beside the reading of its options: with two cores a server is ready
 * that much sooner. Nothing depends on it.
 */
public final class Headstart {

  private Headstart() {}

  public static void begin() {
    // Before there is a second thread: who comes while it begins gets loggers that tell nothing.
    LoggerFactory.getILoggerFactory();
    Thread thread = new Thread(Headstart::load, "headstart");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      Db.load();
      FrontDoor.load();
    } catch (Exception | LinkageError e) {
      LoggerFactory.getLogger(Headstart.class).debug("the server starts without a head start", e);
    }
  }
}

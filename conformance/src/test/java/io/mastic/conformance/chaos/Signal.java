package io.mastic.conformance.chaos;

import java.io.IOException;

/** Signals to processes that the test began, by their ids. */
enum Signal {
  STOP,
  CONT,
  QUIT,
  KILL;

  /** One that is gone already is no error. */
  void to(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), String.valueOf(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.mastic.neighbours.logs;

import java.nio.charset.StandardCharsets;

/**
 * An event on its way into a stream.
 *
 * @param at its time in milliseconds, as its writer says
 */
record NewEvent(long at, String message) {

  /** What CloudWatch counts for an event beside its message. */
  private static final int OVERHEAD = 26;

  int bytes() {
    return message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
  }
}

package io.mastic.runtime.stream;

import java.util.concurrent.atomic.AtomicLong;

/** Tells of messages that cannot be read: the first of them by their places, then their number. */
final class Unreadable {

  private static final long SINGLY = 20;
  private static final AtomicLong COUNT = new AtomicLong();

  private Unreadable() {}

  static void tell(String place, String reason) {
    long count = COUNT.incrementAndGet();
    if (count <= SINGLY) {
      System.err.println("[mastic] left out the message at " + place + ": " + reason);
    } else if (Long.bitCount(count) == 1) {
      System.err.println("[mastic] left out " + count + " messages that cannot be read");
    }
  }
}

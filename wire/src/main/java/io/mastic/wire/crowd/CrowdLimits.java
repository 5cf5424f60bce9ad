package io.mastic.wire.crowd;

import java.time.Duration;

/**
 * What slow, many or malicious clients may hold of a server.
 *
 * @param bodyBytes bytes of bodies that are in memory at once, of requests that are taken in whole
 * @param transfers uploads, and as many downloads, whose bytes flow at once; more of them wait
 * @param connections open at once; beyond that the idle ones are closed
 * @param headers the longest time from a request's first byte to the end of its headers
 * @param patience after so much waiting for a client its rate is looked at
 * @param bytesPerSecond the least rate of a body
 * @param queue how long a request waits for room before it is told to come back
 */
public record CrowdLimits(
    long bodyBytes,
    int transfers,
    int connections,
    Duration headers,
    Duration patience,
    int bytesPerSecond,
    Duration queue) {

  private static final long LEAST_BODY_BYTES = 16L << 20;
  private static final int SHARE_OF_HEAP = 16;

  /** A sixteenth of the heap for bodies: what is made of them is several times as large. */
  public static CrowdLimits ofHeap() {
    return new CrowdLimits(
        Math.max(LEAST_BODY_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
        96,
        1_000,
        Duration.ofSeconds(20),
        Duration.ofSeconds(15),
        16 << 10,
        Duration.ofSeconds(20));
  }
}

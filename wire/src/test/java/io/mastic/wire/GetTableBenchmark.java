package io.mastic.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * GetTable calls a second through the whole door, server and clients in one process; run by hand.
 */
final class GetTableBenchmark {

  private static final int CLIENTS = 8;
  private static final int SECONDS = 20;

  private GetTableBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (Door door = Door.verifying(new RecordingGlue())) {
      run(door.uri());
      long cpuBefore = cpuNanos();
      long calls = run(door.uri());
      System.out.printf(
          "%,d GetTable/s; %,d microseconds of CPU a call, client and collector included%n",
          calls / SECONDS, (cpuNanos() - cpuBefore) / 1_000 / calls);
    }
  }

  /** What a busy machine does not change. */
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long run(URI server) throws InterruptedException {
    AtomicLong calls = new AtomicLong();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(() -> calls.addAndGet(callUntil(end, server)));
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    return calls.get();
  }

  /** The client signs once: its cost is not the server's. */
  private static long callUntil(long end, URI server) {
    RawSocketClient client = new RawSocketClient(server);
    long calls = 0;
    while (System.nanoTime() < end) {
      client.call();
      calls++;
    }
    return calls;
  }
}

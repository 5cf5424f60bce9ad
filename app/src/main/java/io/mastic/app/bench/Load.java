package io.mastic.app.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work done on a few connections at once. */
final class Load {

  /** The share of one connection. */
  interface Work<T> {
    T on(GlueConnection connection, int share) throws Exception;
  }

  private Load() {}

  /** Answers a second to one request that is sent over and over, all of them with status 200. */
  static double perSecond(URI uri, byte[] request, int connections, Duration time)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    long began = System.nanoTime();
    List<Long> answers =
        shared(
            uri,
            connections,
            (connection, share) -> {
              long sent = 0;
              while (System.nanoTime() < until) {
                connection.send(request);
                sent++;
              }
              return sent;
            });
    return answers.stream().mapToLong(n -> n).sum() / ((System.nanoTime() - began) / 1e9);
  }

  /** Does the shares 0 to {@code connections - 1}, each on a connection and thread of its own. */
  static <T> List<T> shared(URI uri, int connections, Work<T> work)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Callable<T>> shares = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int share = i;
        shares.add(
            () -> {
              try (GlueConnection connection = new GlueConnection(uri)) {
                return work.on(connection, share);
              }
            });
      }
      List<T> done = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(shares)) {
        done.add(each.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw new IOException("the load has failed", e);
    } finally {
      threads.shutdownNow();
    }
  }
}

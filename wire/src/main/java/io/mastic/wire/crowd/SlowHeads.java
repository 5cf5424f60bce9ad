package io.mastic.wire.crowd;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Closes connections whose next request has begun and does not come to the end of its headers. */
public final class SlowHeads implements Runnable {

  private final ServerConnector connector;
  private final long mostNanos;
  private Map<EndPoint, Long> begun = new HashMap<>();

  public SlowHeads(ServerConnector connector, CrowdLimits limits) {
    this.connector = connector;
    this.mostNanos = limits.headers().toNanos();
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    Map<EndPoint, Long> still = new HashMap<>();
    for (EndPoint client : connector.getConnectedEndPoints()) {
      if (!isInHeaders(client)) {
        continue;
      }
      long since = begun.getOrDefault(client, now);
      if (now - since > mostNanos) {
        client.close();
      } else {
        still.put(client, since);
      }
    }
    begun = still;
  }

  private static boolean isInHeaders(EndPoint client) {
    if (!(client.getConnection() instanceof HttpConnection connection)) {
      return false;
    }
    HttpParser.State state = connection.getParser().getState();
    return state != HttpParser.State.START && state.compareTo(HttpParser.State.CONTENT) < 0;
  }
}

package io.mastic.wire.crowd;

import java.util.Comparator;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes room when as many connections are open as there may be: those go that have waited longest
 * for a next request. Jetty's own limit frees one place for each of its timeouts, which leaves who
 * comes next waiting for as many of them as came before.
 */
public final class IdleClients implements Runnable {

  private static final int SHARE = 4;
  private static final long LEAST_IDLE_MILLIS = 1_000;

  private final ServerConnector connector;
  private final int atOnce;

  public IdleClients(ServerConnector connector, CrowdLimits limits) {
    this.connector = connector;
    this.atOnce = Math.max(1, limits.connections() / SHARE);
  }

  @Override
  public void run() {
    if (connector.isAccepting()) {
      return;
    }
    connector.getConnectedEndPoints().stream()
        .filter(IdleClients::isBetweenRequests)
        .map(AbstractEndPoint.class::cast)
        .filter(client -> client.getIdleFor() > LEAST_IDLE_MILLIS)
        .sorted(Comparator.comparing(AbstractEndPoint::getIdleFor).reversed())
        .limit(atOnce)
        .forEach(EndPoint::close);
  }

  private static boolean isBetweenRequests(EndPoint client) {
    return client instanceof AbstractEndPoint
        && client.getConnection() instanceof HttpConnection connection
        && connection.getParser().getState() == HttpParser.State.START;
  }
}

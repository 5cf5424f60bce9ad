package io.mastic.runtime.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.spark.sql.connect.service.SparkConnectService;
import org.sparkproject.connect.grpc.Server;
import org.sparkproject.connect.grpc.netty.NettyServerBuilder;

/**
 * Spark Connect's service in this process, on loopback, for who has its token. Spark's own way to
 * start it listens on all addresses and asks nobody for anything.
 */
public final class ConnectDoor {

  /** As Spark has it. */
  private static final int MOST_BYTES = 128 << 20;

  private final Server server;
  private final Visitors visitors;

  private ConnectDoor(Server server, Visitors visitors) {
    this.server = server;
    this.visitors = visitors;
  }

  /** Opens it on any free port, over the session that is there. */
  public static ConnectDoor open(String token) throws IOException {
    Visitors visitors = new Visitors(token);
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(MOST_BYTES)
            .addService(new SparkConnectService(false))
            .intercept(visitors)
            .build()
            .start();
    return new ConnectDoor(server, visitors);
  }

  public int port() {
    return server.getPort();
  }

  /** Whether anything was asked since this was called last, or is being answered. */
  public boolean wasUsed() {
    return visitors.wereThere();
  }

  /** Closes it at once. */
  public void close() {
    server.shutdownNow();
  }
}

package io.mastic.wire;

import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.signin.SignIn;
import io.mastic.wire.crowd.Crowd;
import io.mastic.wire.crowd.CrowdLimits;
import io.mastic.wire.crowd.IdleClients;
import io.mastic.wire.crowd.SlowHeads;
import io.mastic.wire.forward.Forward;
import io.mastic.wire.json.AwsJsonFace;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.OwnPages;
import io.mastic.wire.page.PageGuard;
import io.mastic.wire.page.PageHosts;
import io.mastic.wire.signature.Verifier;
import io.mastic.wire.stream.EventStreams;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The port that all services of this server are reached through, and those of single faces. */
public final class FrontDoor implements AutoCloseable {

  /** More than flow at once: who only asks finds a thread whatever the transfers do. */
  private static final int THREADS_BESIDES = 64;

  private static final int LARGEST_HEADERS = 64 * 1024;
  private static final long IDLE_MILLIS = 120_000;
  private static final long IDLE_AT_END_MILLIS = 100;
  private static final long STOP_MILLIS = 10_000;

  private final Server server;
  private final List<ServerConnector> connectors;
  private final Crowd crowd;
  private final EventStreams streams;

  /**
   * Where and how to listen.
   *
   * @param port 0 for any free one
   */
  public record Settings(String host, int port, Auth auth, CrowdLimits limits) {

    public Settings(String host, int port, Auth auth) {
      this(host, port, auth, CrowdLimits.ofHeap());
    }
  }

  /**
   * What is behind the door.
   *
   * @param faces the services, whatever protocol they speak
   * @param forwards the services that others answer
   * @param ownPorts faces that have a port to themselves
   * @param guard who may come in, and what they may do there
   * @param pages the server's own, under {@code /_/}
   * @param telemetry what is told of each request
   */
  public record Rooms(
      List<HttpFace> faces,
      List<Forward> forwards,
      List<OwnPort> ownPorts,
      Guard guard,
      List<OwnPage> pages,
      Telemetry telemetry) {

    /** Rooms behind a door without pages of its own. */
    public Rooms(
        List<HttpFace> faces, List<JsonService> json, Function<String, Optional<AccessKey>> keys) {
      this(
          all(faces, json),
          List.of(),
          List.of(),
          new Guard(keys, Authorizer.EVERYTHING),
          List.of(),
          new Telemetry());
    }

    /** Faces of all these services. */
    public static List<HttpFace> all(List<HttpFace> faces, List<JsonService> json) {
      return Stream.concat(faces.stream(), json.stream().map(AwsJsonFace::new)).toList();
    }
  }

  /** Loads the classes that a door needs, and opens none. */
  public static void load() {
    Server server = new Server();
    server.addConnector(new ServerConnector(server, 1, 1, new HttpConnectionFactory(http())));
  }

  /**
   * Who may come in, and what they may do there.
   *
   * @param keys by their ids
   * @param signIns to the server's own pages, by their tokens
   * @param hosts under whose names browsers reach those pages
   */
  public record Guard(
      Function<String, Optional<AccessKey>> keys,
      Authorizer authorizer,
      Function<String, Optional<SignIn>> signIns,
      PageHosts hosts) {

    /** A guard that lets nobody sign in. */
    public Guard(Function<String, Optional<AccessKey>> keys, Authorizer authorizer) {
      this(keys, authorizer, token -> Optional.empty(), new PageHosts(Set.of()));
    }
  }

  /**
   * A port where one face answers whatever is asked, for clients that cannot share one.
   *
   * @param port 0 for any free one
   */
  public record OwnPort(int port, HttpFace face) {}

  /**
   * Opens the door; it answers requests when this returns.
   *
   * @throws IOException if the port is taken
   * @throws IllegalArgumentException for signatures off on a port that others can reach
   */
  public FrontDoor(Settings settings, Rooms rooms, Clock clock) throws IOException {
    if (settings.auth() == Auth.OFF && !isLoopback(settings.host())) {
      throw new IllegalArgumentException(
          "signatures can only be off on a loopback address, and " + settings.host() + " is none");
    }
    CrowdLimits limits = settings.limits();
    QueuedThreadPool threads = new QueuedThreadPool(2 * limits.transfers() + THREADS_BESIDES, 8);
    threads.setName("wire");
    this.crowd = new Crowd(limits, threads);
    Function<String, Optional<AccessKey>> keys = rooms.guard().keys();
    this.streams = new EventStreams(limits, threads);
    Gate gate =
        new Gate(
            settings.auth(),
            new Ports(new Routes(rooms.faces(), rooms.forwards()), rooms.ownPorts()),
            new Admission(
                settings.auth(), keys, new Verifier(keys, clock), rooms.guard().authorizer()),
            new PageDoor(
                settings.auth(),
                new OwnPages(rooms.pages()),
                new PageGuard(rooms.guard().signIns(), rooms.guard().hosts()),
                streams,
                keys),
            rooms.telemetry(),
            crowd);
    this.server = new Server(threads);
    this.connectors = new ArrayList<>();
    connectors.add(listen(settings.host(), settings.port()));
    for (int i = 0; i < rooms.ownPorts().size(); i++) {
      ServerConnector own = listen(settings.host(), rooms.ownPorts().get(i).port());
      own.setName(Ports.name(i));
      connectors.add(own);
    }
    server.addBean(
        new NetworkConnectionLimit(
            limits.connections(), connectors.toArray(ServerConnector[]::new)));
    server.setHandler(new GracefulHandler(gate));
    server.setErrorHandler(new UnreadableRequests());
    server.setStopTimeout(STOP_MILLIS);
    start(settings);
    crowd.watch(
        Stream.concat(
                Stream.of(streams),
                connectors.stream()
                    .<Runnable>flatMap(
                        c -> Stream.of(new SlowHeads(c, limits), new IdleClients(c, limits))))
            .toList());
  }

  /** Those who listen to events. */
  EventStreams streams() {
    return streams;
  }

  private ServerConnector listen(String host, int port) {
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    // Connections that only wait for a next request do not hold up the end.
    connector.setShutdownIdleTimeout(IDLE_AT_END_MILLIS);
    server.addConnector(connector);
    return connector;
  }

  private void start(Settings settings) throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot listen on " + settings.host() + ":" + settings.port(), e);
    }
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    // S3 keys may hold anything: paths are taken byte for byte, and never made canonical.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    http.setResponseHeaderSize(LARGEST_HEADERS);
    http.setSendServerVersion(false);
    // A signed header must be compared as it was sent, not as a cached look-alike.
    http.setHeaderCacheCaseSensitive(true);
    return http;
  }

  /** Whether only this machine can reach that address. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public int port() {
    return connectors.get(0).getLocalPort();
  }

  /** The ports that are one face's own, in the order in which they were given. */
  public List<Integer> ownPorts() {
    return connectors.stream().skip(1).map(ServerConnector::getLocalPort).toList();
  }

  /** For example {@code http://127.0.0.1:4566}. */
  public String url() {
    InetSocketAddress address = new InetSocketAddress(connectors.get(0).getHost(), port());
    return "http://" + address.getHostString() + ":" + port();
  }

  /** Lets requests under way end, for ten seconds at most, then closes the port. */
  @Override
  public void close() {
    streams.close();
    crowd.close();
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the front door did not close", e);
    }
  }
}

package io.mastic.jobs.launch.spark;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the work of a run's Spark is done.
 *
 * @param url as Spark's {@code spark.master} has it
 * @param driverHost by which those who do the work find the run's own process
 * @param page where a cluster tells of itself: a master's page, the API server of Kubernetes, a
 *     ResourceManager's page; null for what is no cluster
 */
public record SparkMaster(String url, String driverHost, @Nullable URI page) {

  /** All of a run in its own process. */
  public static final SparkMaster IN_PROCESS = new SparkMaster("local[*]", "127.0.0.1", null);

  private static final Pattern STANDALONE =
      Pattern.compile("spark://([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");

  private static final String KUBERNETES = "k8s://";

  private static final Pattern API_SERVER =
      Pattern.compile("k8s://(https?://)?([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?/?");

  /** Where a master shows itself unless it was told otherwise. */
  private static final int PAGE_PORT = 8080;

  /**
   * The master of an operator's words.
   *
   * @param page where a cluster shows itself; null for Spark's usual place
   * @throws IllegalArgumentException for what is no master that runs can have
   */
  public static SparkMaster named(String url, @Nullable URI page) {
    if (isLocal(url)) {
      return inProcess(url.equals("local") ? IN_PROCESS.url : url);
    }
    if (url.equals(YarnSettings.MASTER)) {
      throw new IllegalArgumentException(
          "--spark-master yarn: say where it is by --yarn-conf DIR, a folder with its"
              + " yarn-site.xml and core-site.xml");
    }
    if (url.startsWith(KUBERNETES)) {
      return kubernetes(url, page);
    }
    Matcher standalone = STANDALONE.matcher(url);
    if (!standalone.matches()) {
      throw new IllegalArgumentException(
          "--spark-master "
              + url
              + ": not one of local, spark://HOST:PORT, k8s://https://HOST:PORT, yarn");
    }
    String host = standalone.group(1);
    return new SparkMaster(
        url,
        towards(url, host, Integer.parseInt(standalone.group(2))),
        page == null ? URI.create("http://" + host + ":" + PAGE_PORT) : page);
  }

  private static SparkMaster kubernetes(String url, @Nullable URI page) {
    Matcher server = API_SERVER.matcher(url);
    if (!server.matches()) {
      throw new IllegalArgumentException(
          "--spark-master " + url + ": Kubernetes is named as k8s://https://HOST:PORT");
    }
    if (page != null) {
      throw new IllegalArgumentException(
          "--spark-master-page is for a standalone cluster; Kubernetes tells of itself at "
              + url.substring(KUBERNETES.length()));
    }
    String scheme = server.group(1) == null ? "https://" : server.group(1);
    String host = server.group(2);
    String port = server.group(3) == null ? "443" : server.group(3);
    return new SparkMaster(
        KUBERNETES + scheme + host + ":" + port,
        towards(url, host, Integer.parseInt(port)),
        URI.create(scheme + host + ":" + port));
  }

  /**
   * @param page of its ResourceManager
   */
  static SparkMaster yarn(URI page) {
    int port = page.getPort() < 0 ? 80 : page.getPort();
    if (page.getHost() == null) {
      throw new IllegalArgumentException("--yarn-conf: no host of a ResourceManager: " + page);
    }
    return new SparkMaster(
        YarnSettings.MASTER, towards(YarnSettings.MASTER, page.getHost(), port), page);
  }

  static SparkMaster inProcess(String url) {
    return new SparkMaster(url, IN_PROCESS.driverHost, null);
  }

  static boolean isLocal(String url) {
    return url.equals("local") || url.startsWith("local[");
  }

  /** Are those who do the work pods? */
  public boolean isKubernetes() {
    return url.startsWith(KUBERNETES);
  }

  /** Are those who do the work containers of a YARN? */
  public boolean isYarn() {
    return url.equals(YarnSettings.MASTER);
  }

  /** Is the work done by other processes, on whichever machines? */
  public boolean isCluster() {
    return page != null;
  }

  /** The address that this machine has for those who are where the master is. */
  private static String towards(String url, String host, int port) {
    InetSocketAddress master = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
    if (master.isUnresolved() || port == 0) {
      throw new IllegalArgumentException("--spark-master " + url + ": there is no such host");
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      // Nothing is sent: the system only says by which of its addresses it would be.
      socket.connect(master);
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "--spark-master " + url + ": no way leads there: " + e.getMessage(), e);
    }
  }

  /** The same with so many tasks at once; as it is for an empty text, and on a cluster. */
  public String within(String tasks) {
    return tasks.isEmpty() || !url.startsWith("local[") ? url : "local[" + tasks + "]";
  }
}

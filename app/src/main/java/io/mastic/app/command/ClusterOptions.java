package io.mastic.app.command;

import io.mastic.jobs.launch.spark.SparkMaster;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.jobs.launch.spark.YarnSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the work of Spark jobs is done; docs/cluster.md tells them. */
final class ClusterOptions {

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

  @Option(
      names = "--spark-master",
      paramLabel = "MASTER",
      description =
          "Where the work of Spark jobs is done: local (the default), each in a process of this"
              + " machine; spark://HOST:PORT, by executors on a standalone cluster;"
              + " k8s://https://HOST:PORT, by executors that are pods of Kubernetes; or yarn, by"
              + " executors that are containers of the YARN of --yarn-conf. Given twice, the first"
              + " is the rule, and a job may choose by --conf spark.master=MASTER.")
  private List<String> masters = new ArrayList<>();

  @Option(
      names = "--spark-master-page",
      paramLabel = "URL",
      description =
          "Where the master of that cluster shows itself, which tells whether there is room"
              + " (default: http://HOST:8080).")
  private @Nullable URI page;

  @Option(
      names = "--yarn-conf",
      paramLabel = "DIR",
      description =
          "For --spark-master yarn: the folder of its yarn-site.xml and core-site.xml, as"
              + " HADOOP_CONF_DIR names it elsewhere.")
  private @Nullable Path yarnConf;

  @Option(
      names = "--spark-worker-scale",
      paramLabel = "PART",
      description =
          "What a worker (G.1X: 4 cores, 16 GB) is on the cluster, as a part of what it is at AWS;"
              + " 0.25 makes 1 core and 4 GB of it (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = "--spark-cluster-conf",
      paramLabel = "KEY=VALUE",
      description =
          "A property of Spark for each run on the cluster, such as"
              + " spark.kubernetes.container.image=IMAGE; may be given several times.")
  private Map<String, String> conf = new LinkedHashMap<>();

  private Map<String, String> conf() {
    for (String key : conf.keySet()) {
      if (!key.startsWith("spark.") || key.equals("spark.master")) {
        throw new IllegalArgumentException(
            "--spark-cluster-conf "
                + key
                + ": not a property of Spark for runs on a cluster; --spark-master says where");
      }
    }
    return conf;
  }

  SparkSite site() {
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException(
          "--spark-worker-scale must be more than 0 and at most 1, not " + scale);
    }
    YarnSettings yarn = yarn();
    List<SparkMaster> named =
        masters.stream()
            .map(
                url ->
                    yarn != null && url.equals("yarn")
                        ? yarn.master()
                        : SparkMaster.named(url, page))
            .toList();
    if (named.stream().filter(SparkMaster::isCluster).count() > 1) {
      throw new IllegalArgumentException("--spark-master takes one cluster, and local beside it");
    }
    if (named.stream().noneMatch(SparkMaster::isCluster)
        && (page != null || scale != 1 || !conf.isEmpty())) {
      throw new IllegalArgumentException(
          "--spark-master-page, --spark-worker-scale and --spark-cluster-conf are for a cluster:"
              + " add --spark-master spark://HOST:PORT, k8s://https://HOST:PORT or yarn");
    }
    return named.isEmpty()
        ? SparkSite.USUAL
        : new SparkSite(
            named.get(0), named.subList(1, named.size()), scale, List.of(), conf(), yarn);
  }

  private @Nullable YarnSettings yarn() {
    if (yarnConf == null) {
      return null;
    }
    if (!masters.contains("yarn")) {
      throw new IllegalArgumentException("--yarn-conf is for a YARN: add --spark-master yarn");
    }
    if (page != null) {
      throw new IllegalArgumentException(
          "--spark-master-page is for a standalone cluster; where a YARN tells of itself is said by"
              + " the yarn-site.xml of --yarn-conf");
    }
    return YarnSettings.read(yarnConf);
  }

  /**
   * Executors ask the server for objects and tables, at the address on which it listens.
   *
   * @throws IllegalArgumentException if those of the cluster cannot reach it there
   */
  static void checkReach(SparkSite site, String host) {
    boolean afar =
        Stream.concat(Stream.of(site.master()), site.others().stream())
            .anyMatch(one -> one.isCluster() && !ServerOptions.isLoopback(one.driverHost()));
    if (site.hasCluster()
        && (EVERYWHERE.contains(host) || (afar && ServerOptions.isLoopback(host)))) {
      throw new IllegalArgumentException(
          "executors on the cluster cannot reach a server that listens on "
              + host
              + ": name an address of this machine that they see by --host");
    }
  }
}

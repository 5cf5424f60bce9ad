package io.mastic.jobs.launch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.launch.order.Workers.Supply;
import io.mastic.jobs.parameter.Parameters;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which master a run has. */
class SparkSiteTest {

  private static final SparkMaster LOCAL = SparkMaster.IN_PROCESS;
  private static final SparkMaster CLUSTER = SparkMaster.named("spark://127.0.0.1:7077", null);

  @Test
  void aStandaloneMasterIsFoundByItsAddress() {
    assertThat(CLUSTER.isCluster()).isTrue();
    assertThat(CLUSTER.driverHost()).isEqualTo("127.0.0.1");
    assertThat(CLUSTER.page()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(SparkMaster.named("local", null)).isEqualTo(LOCAL);
    assertThat(SparkMaster.named("local[2]", null).isCluster()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "k8s://https://a b, k8s://https://HOST:PORT",
    "yarn, --yarn-conf DIR",
    "mesos://m:5050, not one of",
    "spark://m, not one of",
    "spark://a:1 b:2, not one of",
    "spark://no.such.host.invalid:7077, no such host"
  })
  void otherMastersAreRefusedByName(String url, String said) {
    assertThatThrownBy(() -> SparkMaster.named(url, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--spark-master " + url)
        .hasMessageContaining(said);
  }

  private static SparkMaster of(SparkSite site, @Nullable String asked, int workers)
      throws LaunchException {
    Parameters parameters =
        asked == null ? Parameters.NONE : Parameters.of(Map.of("--conf", "spark.master=" + asked));
    return site.of(new Workers("G.1X", 1, workers, Supply.FIXED), parameters);
  }

  @Test
  void aRunHasTheServersMasterOrOneThatItMayChoose() throws Exception {
    SparkSite cluster = new SparkSite(CLUSTER, List.of(), 1, List.of(), Map.of(), null);
    SparkSite both = new SparkSite(LOCAL, List.of(CLUSTER), 1, List.of(), Map.of(), null);
    assertThat(of(SparkSite.USUAL, null, 2)).isEqualTo(LOCAL);
    assertThat(of(SparkSite.USUAL, "local[1]", 2).url()).isEqualTo("local[1]");
    assertThat(of(cluster, null, 2)).isEqualTo(CLUSTER);
    // What is one process by its nature is one on any site.
    assertThat(of(cluster, null, 0)).isEqualTo(LOCAL);
    assertThat(of(both, null, 2)).isEqualTo(LOCAL);
    assertThat(of(both, CLUSTER.url(), 2)).isEqualTo(CLUSTER);
    assertThat(of(both, "local[1]", 2).isCluster()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[*]", "spark://elsewhere:7077", "yarn", "k8s://x"})
  void whatTheServerDoesNotNameIsRefused(String asked) {
    SparkSite cluster = new SparkSite(CLUSTER, List.of(), 1, List.of(), Map.of(), null);
    assertThatThrownBy(() -> of(cluster, asked, 2))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("spark.master=" + asked)
        .hasMessageContaining(CLUSTER.url())
        .hasMessageContaining("--spark-master");
  }

  @Test
  void kubernetesIsFoundByItsServerAndItsPodsAreTheOperators() throws Exception {
    SparkMaster pods = SparkMaster.named("k8s://127.0.0.1:6443", null);
    assertThat(pods.url()).isEqualTo("k8s://https://127.0.0.1:6443");
    assertThat(pods.page()).isEqualTo(URI.create("https://127.0.0.1:6443"));
    assertThat(pods.driverHost()).isEqualTo("127.0.0.1");
    Map<String, String> image = Map.of("spark.kubernetes.container.image", "i");
    SparkSite site = new SparkSite(pods, List.of(LOCAL), 1, List.of(), image, null);
    assertThat(site.clusterConf(pods, "jr_1"))
        .isEqualTo(Map.of("spark.kubernetes.container.image", "i", "spark.app.id", "mastic-jr1"));
    Workers two = new Workers("G.1X", 1, 2, Supply.FIXED);
    Parameters own = Parameters.of(Map.of("--conf", "spark.kubernetes.namespace=kube-system"));
    assertThatThrownBy(() -> site.of(two, own))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("spark.kubernetes.namespace is not open to runs");
    assertThat(of(site, "local[1]", 2).isCluster()).isFalse();
    assertThatThrownBy(() -> new SparkSite(pods, List.of(), 1, List.of(), Map.of(), null))
        .hasMessageContaining("container.image=IMAGE");
  }

  @Test
  void applicationsOfYarnHaveATagAndAreTheOperators(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("yarn-site.xml"),
        "<configuration><property><name>yarn.resourcemanager.hostname</name>"
            + "<value>127.0.0.1</value></property></configuration>");
    YarnSettings yarn = YarnSettings.read(directory);
    SparkMaster containers = yarn.master();
    assertThat(containers.driverHost()).isEqualTo("127.0.0.1");
    assertThat(containers.page()).isEqualTo(URI.create("http://127.0.0.1:8088"));
    Map<String, String> conf = Map.of("spark.yarn.tags", "nightly", "spark.yarn.queue", "q");
    SparkSite site = new SparkSite(LOCAL, List.of(containers), 1, List.of(), conf, yarn);
    assertThat(of(site, "yarn", 2)).isEqualTo(containers);
    assertThat(site.clusterConf(containers, "jr_1"))
        .isEqualTo(
            Map.of("spark.yarn.tags", "nightly,mastic,mastic-jr_1", "spark.yarn.queue", "q"));
    Workers two = new Workers("G.1X", 1, 2, Supply.FIXED);
    for (String own : List.of("spark.yarn.queue=x", "spark.submit.deployMode=cluster")) {
      Parameters asked = Parameters.of(Map.of("--conf", "spark.master=yarn --conf " + own));
      assertThatThrownBy(() -> site.of(two, asked))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining(own.substring(0, own.indexOf('=')) + " is not open to runs");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spark.submit.deployMode, cluster mode",
    "spark.yarn.keytab, Kerberos",
    "spark.kerberos.principal, Kerberos"
  })
  void whatNoRunOnYarnCanHaveIsRefused(String key, String said) {
    YarnSettings yarn = new YarnSettings(Path.of("/etc/hadoop"), Map.of());
    assertThatThrownBy(
            () -> new SparkSite(CLUSTER, List.of(), 1, List.of(), Map.of(key, "x"), yarn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--spark-cluster-conf " + key)
        .hasMessageContaining(said);
  }
}

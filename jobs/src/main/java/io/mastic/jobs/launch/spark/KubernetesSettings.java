package io.mastic.jobs.launch.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator says of pods, in the words of Spark's own properties.
 *
 * @param conf the properties
 */
public record KubernetesSettings(Map<String, String> conf) {

  static final String PREFIX = "spark.kubernetes.";

  private static final String AUTHENTICATE = PREFIX + "authenticate.";

  /** Where a pod finds who it is. */
  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** As long as a label's value may be, and like no other run's. */
  private static final int APPLICATION_LENGTH = 52;

  /**
   * @throws IllegalArgumentException if no executor could be a pod like that
   */
  void check() {
    if (List.of("container.image", "executor.container.image").stream()
        .noneMatch(key -> conf.containsKey(PREFIX + key))) {
      throw new IllegalArgumentException(
          "--spark-master k8s:// needs the image of executors: add --spark-cluster-conf "
              + PREFIX
              + "container.image=IMAGE");
    }
    for (String key : List.of("oauthToken", "clientKeyFile", "clientCertFile")) {
      if (conf.containsKey(AUTHENTICATE + key)) {
        throw new IllegalArgumentException(
            "--spark-cluster-conf "
                + AUTHENTICATE
                + key
                + " is not available: name a file with a token by "
                + AUTHENTICATE
                + "oauthTokenFile");
      }
    }
  }

  public String namespace() {
    return conf.getOrDefault(PREFIX + "namespace", "default");
  }

  /** Of the token by which Kubernetes knows this machine. */
  public Optional<Path> tokenFile() {
    return file("oauthTokenFile", "token");
  }

  /** Of the certificates by which this machine knows Kubernetes; the system's if it is empty. */
  public Optional<Path> authorityFile() {
    return file("caCertFile", "ca.crt");
  }

  private Optional<Path> file(String key, String ofAccount) {
    String named = conf.get(AUTHENTICATE + key);
    Path own = ACCOUNT.resolve(ofAccount);
    return named != null ? Optional.of(Path.of(named)) : Optional.of(own).filter(Files::isReadable);
  }

  /** By which Kubernetes knows all that is a run's, whoever asks, before it has begun and after. */
  public static String application(String runId) {
    String name = "mastic-" + runId.replaceAll("[^A-Za-z0-9]", "");
    return name.substring(0, Math.min(name.length(), APPLICATION_LENGTH));
  }

  /** Spark's properties for a run. */
  public Map<String, String> of(String runId) {
    Map<String, String> all = new LinkedHashMap<>(conf);
    all.put("spark.app.id", application(runId));
    return all;
  }
}

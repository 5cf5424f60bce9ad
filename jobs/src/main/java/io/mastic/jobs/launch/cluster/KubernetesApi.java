package io.mastic.jobs.launch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.spark.KubernetesSettings;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What the server itself asks of a Kubernetes; all else Spark's own client does in the drivers. */
final class KubernetesApi {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of these Spark makes some for an application. */
  private static final List<String> KINDS = List.of("pods", "configmaps");

  private final URI address;
  private final KubernetesSettings settings;

  KubernetesApi(URI address, KubernetesSettings settings) {
    this.address = address;
    this.settings = settings;
  }

  /** Why no run can have pods there, and what to do; empty if it can. */
  Optional<String> wrong() throws InterruptedException {
    Optional<Path> token = settings.tokenFile();
    if (token.isPresent() && isBroken(token.get())) {
      return Optional.of(
          "The token in "
              + token.get()
              + " has a line break, which Spark's client would send along: write the file without");
    }
    String pods = "pods of the namespace " + settings.namespace() + " at " + address;
    try {
      HttpResponse<String> answer = call("GET", "pods", "limit=1");
      return switch (answer.statusCode()) {
        case 200 -> Optional.empty();
        case 401 ->
            Optional.of(
                "Kubernetes does not know the server, which asks for "
                    + pods
                    + ": name a file with its token by --spark-cluster-conf"
                    + " spark.kubernetes.authenticate.oauthTokenFile=FILE");
        case 403 ->
            Optional.of(
                "Kubernetes does not let the server see "
                    + pods
                    + ": give its account the role of docs/cluster.md");
        default ->
            Optional.of(
                "Kubernetes does not tell the "
                    + pods
                    + " (HTTP "
                    + answer.statusCode()
                    + "): name its API server by --spark-master k8s://https://HOST:PORT");
      };
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "connection refused" : e.getMessage();
      return Optional.of(
          "Kubernetes does not answer at "
              + address
              + " ("
              + reason
              + "): name its API server by --spark-master k8s://https://HOST:PORT, and its"
              + " authority by --spark-cluster-conf spark.kubernetes.authenticate.caCertFile=FILE");
    }
  }

  private static boolean isBroken(Path token) {
    try {
      return Files.readString(token).indexOf('\n') >= 0;
    } catch (IOException e) {
      // The call says it.
      return false;
    }
  }

  /**
   * Deletes what is still there of an application.
   *
   * @throws IOException if something may still be there
   */
  void clear(String application) throws IOException, InterruptedException {
    String label = "spark-app-selector=" + application;
    String query = "labelSelector=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
    for (String kind : KINDS) {
      HttpResponse<String> answer = call("DELETE", kind, query);
      if (answer.statusCode() >= 300) {
        throw new IOException(kind + ": HTTP " + answer.statusCode() + message(answer.body()));
      }
    }
  }

  private static String message(String body) {
    try {
      JsonNode json = Json.read(body);
      return json.path("message").isTextual() ? " " + json.path("message").asText() : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private HttpResponse<String> call(String method, String kind, String query)
      throws IOException, InterruptedException {
    String base = address.toString().replaceAll("/+$", "");
    String path = "/api/v1/namespaces/" + settings.namespace() + "/" + kind + "?" + query;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    Optional<Path> token = settings.tokenFile();
    if (token.isPresent()) {
      // Each time: a token in a pod is another one after an hour.
      request.header("Authorization", "Bearer " + Files.readString(token.get()));
    }
    return client()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpClient client() throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1);
    Optional<Path> authority = settings.authorityFile();
    if (authority.isPresent()) {
      client.sslContext(trusting(authority.get()));
    }
    return client.build();
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authority + " has no certificate of an authority", e);
    }
  }
}

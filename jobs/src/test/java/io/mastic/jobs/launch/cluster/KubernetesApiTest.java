package io.mastic.jobs.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mastic.jobs.launch.spark.KubernetesSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server asks of Kubernetes, before an API server of ours. */
class KubernetesApiTest {

  private final List<String> asked = new ArrayList<>();
  @TempDir private Path directory;
  private int status = 200;
  private HttpServer http;
  private KubernetesApi api;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        call -> {
          asked.add(
              call.getRequestMethod()
                  + " "
                  + call.getRequestURI()
                  + " "
                  + call.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "{\"message\":\"so it is\"}".getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(status, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    http.start();
    Files.writeString(directory.resolve("token"), "first");
    api =
        new KubernetesApi(
            URI.create("http://127.0.0.1:" + http.getAddress().getPort()),
            new KubernetesSettings(
                Map.of(
                    "spark.kubernetes.namespace",
                    "jobs",
                    "spark.kubernetes.authenticate.oauthTokenFile",
                    directory.resolve("token").toString())));
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void itAsksForPodsOfItsNamespaceAsWhoTheFileSays() throws Exception {
    assertThat(api.wrong()).isEmpty();
    Files.writeString(directory.resolve("token"), "second");
    assertThat(api.wrong()).isEmpty();
    assertThat(asked)
        .containsExactly(
            "GET /api/v1/namespaces/jobs/pods?limit=1 Bearer first",
            "GET /api/v1/namespaces/jobs/pods?limit=1 Bearer second");
  }

  @ParameterizedTest
  @CsvSource({
    "401, oauthTokenFile=FILE",
    "403, give its account the role",
    "404, HTTP 404",
    "500, HTTP 500"
  })
  void whatIsWrongIsSaidWithWhatToDo(int answered, String said) throws Exception {
    status = answered;
    assertThat(api.wrong().orElseThrow()).contains("namespace jobs", said);
  }

  @Test
  void aTokenThatSparksClientCannotSendIsNamed() throws Exception {
    Files.writeString(directory.resolve("token"), "first\n");
    assertThat(api.wrong().orElseThrow()).contains("token has a line break");
    assertThat(asked).isEmpty();
  }

  @Test
  void whoDoesNotAnswerIsNamed() throws Exception {
    http.stop(0);
    assertThat(api.wrong().orElseThrow()).contains("does not answer at http://127.0.0.1:");
  }

  @Test
  void allThatIsAnApplicationsIsDeleted() throws Exception {
    api.clear("mastic-jr1");
    assertThat(asked)
        .containsExactly(
            "DELETE /api/v1/namespaces/jobs/pods?labelSelector=spark-app-selector%3Dmastic-jr1"
                + " Bearer first",
            "DELETE /api/v1/namespaces/jobs/configmaps?labelSelector=spark-app-selector%3Dmastic-jr1"
                + " Bearer first");
    status = 403;
    assertThatThrownBy(() -> api.clear("mastic-jr1"))
        .isInstanceOf(IOException.class)
        .hasMessage("pods: HTTP 403 so it is");
  }

  @Test
  void anApplicationHasANameThatALabelMayHave() {
    String name = KubernetesSettings.application("jr_" + "0123456789abcdef".repeat(4));
    assertThat(name).startsWith("mastic-jr0123456789abcdef").matches("[a-z0-9-]{20,63}");
    assertThat(KubernetesSettings.application("jr_1")).isEqualTo("mastic-jr1");
  }
}

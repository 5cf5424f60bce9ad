package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do all but read secrets. */
class PermittedSecretsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final List<Ask> asked = new CopyOnWriteArrayList<>();

  @Test
  void aConnectionsSecretIsReadForWhoMayReadIt(@TempDir Path data) throws Exception {
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.OFF));
    try (Server server =
        Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED, this::decide)) {
      String made =
          call(server, "secretsmanager.CreateSecret", "{\"Name\":\"db\",\"SecretString\":\"{}\"}");
      String arn = made.replaceFirst("(?s).*\"ARN\" *: *\"([^\"]+)\".*", "$1");
      assertThat(arn).startsWith("arn:aws:secretsmanager:");
      for (String id : List.of("db", arn)) {
        asked.clear();
        assertThat(call(server, "AWSGlue.TestConnection", test(id)))
            .contains("AccessDeniedException")
            .contains("is not authorized to perform: secretsmanager:GetSecretValue")
            .contains(arn);
        assertThat(asked)
            .extracting(Ask::action)
            .containsExactly("glue:TestConnection", "secretsmanager:GetSecretValue");
      }
    }
  }

  private Authorizer.Decision decide(Ask ask) {
    asked.add(ask);
    return ask.operation().equals("GetSecretValue")
        ? Authorizer.Decision.NOT_ALLOWED
        : Authorizer.Decision.ALLOWED;
  }

  private static String test(String secret) {
    return "{\"TestConnectionInput\":{\"ConnectionType\":\"JDBC\",\"ConnectionProperties\":{"
        + "\"JDBC_CONNECTION_URL\":\"jdbc:postgresql://127.0.0.1:1/x\",\"SECRET_ID\":\""
        + secret
        + "\"}}}";
  }

  private static String call(Server server, String target, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "/"))
                    .header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    return answer.body();
  }
}

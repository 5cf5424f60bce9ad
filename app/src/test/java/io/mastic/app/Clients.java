package io.mastic.app;

import io.mastic.kernel.Awaiting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** AWS's own clients of a server in this process, without retries. */
final class Clients {

  private static final Set<SessionStatus> OVER =
      Set.of(SessionStatus.STOPPED, SessionStatus.FAILED, SessionStatus.TIMEOUT);

  private Clients() {}

  static GlueClient glue(Server server) {
    return glue(server, server.key().id(), server.key().secret());
  }

  static GlueClient glue(Server server, String id, String secret) {
    return GlueClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(key(id, secret))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  static S3Client s3(Server server) {
    return S3Client.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(key(server.key().id(), server.key().secret()))
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /**
   * Ends the sessions and dev endpoints that a test has begun: their processes would outlive its
   * server.
   */
  static void endSessions(Server server) {
    try (GlueClient glue = glue(server)) {
      for (String endpoint : glue.listDevEndpoints(r -> {}).devEndpointNames()) {
        glue.deleteDevEndpoint(r -> r.endpointName(endpoint));
      }
      Awaiting.until(
          "the sessions have ended",
          Duration.ofMinutes(2),
          () -> {
            List<Session> open =
                glue.listSessions(r -> {}).sessions().stream()
                    .filter(session -> !OVER.contains(session.status()))
                    .toList();
            open.stream()
                .filter(session -> session.status() == SessionStatus.READY)
                .forEach(session -> glue.stopSession(r -> r.id(session.id())));
            return open.isEmpty();
          });
    }
  }

  private static StaticCredentialsProvider key(String id, String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
  }
}

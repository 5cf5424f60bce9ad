package io.mastic.wire;

import io.mastic.contract.GlueDispatch;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.crowd.CrowdLimits;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** A front door on a free port, with two keys, an S3 face that echoes, and real clients. */
final class Door implements AutoCloseable {

  static final AccessKey KEY =
      new AccessKey(
          "AKIAMASTIC0000000001",
          "the-secret",
          null,
          "000000000000",
          "arn:aws:iam::000000000000:root",
          null);
  static final AccessKey TEMPORARY =
      new AccessKey(
          "ASIAMASTIC0000000002",
          "other-secret",
          "a-session-token",
          "111122223333",
          "arn:aws:iam::111122223333:root",
          null);

  final EchoS3 s3 = new EchoS3();
  final FrontDoor door;

  Door(Auth auth, Clock clock, GlueClient... rooms) {
    this(new FrontDoor.Settings("127.0.0.1", 0, auth), clock, rooms);
  }

  /** One that verifies, and bears no more than that. */
  static Door limited(CrowdLimits limits, GlueClient... rooms) {
    return new Door(
        new FrontDoor.Settings("127.0.0.1", 0, Auth.VERIFY, limits), Clock.systemUTC(), rooms);
  }

  private Door(FrontDoor.Settings settings, Clock clock, GlueClient... rooms) {
    Telemetry telemetry = new Telemetry();
    try {
      door =
          new FrontDoor(
              settings,
              new FrontDoor.Rooms(
                  FrontDoor.Rooms.all(
                      List.<HttpFace>of(s3, new EchoQuery("sts"), new EchoQuery("iam")),
                      List.of(
                          new GlueService(new GlueDispatch(List.of(rooms))),
                          new EchoJson("Logs_20140328", "logs"),
                          new EchoJson("MasticBookmarks", "glue"))),
                  List.of(),
                  List.of(),
                  new FrontDoor.Guard(Door::key, Authorizer.EVERYTHING),
                  List.of(
                      page("metrics", telemetry::scrape),
                      page(
                          "broken",
                          () -> {
                            throw new IllegalStateException("as the test wants");
                          })),
                  telemetry),
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OwnPage page(String name, Supplier<String> text) {
    return new OwnPage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void answer(HttpRequest request, HttpResponse response) throws IOException {
        OwnPage.write(response, 200, "text/plain", text.get());
      }
    };
  }

  static Door verifying(GlueClient... rooms) {
    return new Door(Auth.VERIFY, Clock.systemUTC(), rooms);
  }

  private static Optional<AccessKey> key(String id) {
    return List.of(KEY, TEMPORARY).stream().filter(k -> k.id().equals(id)).findFirst();
  }

  URI uri() {
    return URI.create(door.url());
  }

  GlueClient glue() {
    return glue(AwsBasicCredentials.create(KEY.id(), KEY.secret()));
  }

  GlueClient glue(software.amazon.awssdk.auth.credentials.AwsCredentials credentials) {
    return configured(GlueClient.builder(), credentials).build();
  }

  S3Client s3() {
    return configured(S3Client.builder(), AwsBasicCredentials.create(KEY.id(), KEY.secret()))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  static AwsSessionCredentials temporary(String token) {
    return AwsSessionCredentials.create(TEMPORARY.id(), TEMPORARY.secret(), token);
  }

  private <
          B extends
              AwsSyncClientBuilder<B, C>
                  & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>,
          C>
      B configured(B builder, software.amazon.awssdk.auth.credentials.AwsCredentials credentials) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
        .endpointOverride(uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)));
  }

  @Override
  public void close() {
    door.close();
  }
}

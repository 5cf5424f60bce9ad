package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mastic.kernel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.ValidationException;

/** AWS's own client for Java against the open door. */
class GlueOverHttpTest {

  private final RecordingGlue room = new RecordingGlue();
  private final Door door = Door.verifying(room);

  @AfterEach
  void close() {
    door.close();
  }

  private static String code(Runnable call) {
    GlueException thrown = catchThrowableOfType(GlueException.class, call::run);
    return thrown == null
        ? "fine"
        : thrown.statusCode() + " " + thrown.awsErrorDetails().errorCode();
  }

  @Test
  void aCallReachesItsRoomWithItsCaller() {
    try (GlueClient glue = door.glue()) {
      assertThat(glue.getTable(t -> t.databaseName("d").name("ünï")).table())
          .isEqualTo(RecordingGlue.table("ünï"));
      assertThat(room.caller.region()).isEqualTo("eu-west-1");
      assertThat(room.caller.account()).isEqualTo("000000000000");
      glue.createTable(
          c -> c.databaseName("d").tableInput(t -> t.name("t").parameters(Map.of("k", "v"))));
      assertThat(room.created.tableInput().parameters()).containsEntry("k", "v");
      assertThat(glue.getTables(t -> t.databaseName("d")).tableList()).hasSize(200);
    }
  }

  @Test
  void errorsArriveTyped() {
    try (GlueClient glue = door.glue()) {
      EntityNotFoundException missing =
          catchThrowableOfType(
              EntityNotFoundException.class,
              () -> glue.getTable(t -> t.databaseName("d").name("missing")));
      assertThat(missing.awsErrorDetails().errorMessage()).isEqualTo("Table missing not found.");
      assertThat(missing.requestId()).isNotEmpty();
      ValidationException invalid =
          catchThrowableOfType(ValidationException.class, () -> glue.getTable(t -> t.name("t")));
      assertThat(invalid.awsErrorDetails().errorMessage())
          .isEqualTo(
              "1 validation error detected: Value null at 'databaseName' failed to satisfy constraint: Member must not be null");
    }
  }

  @Test
  void whatNoRoomServesSaysSo() {
    try (GlueClient glue = door.glue()) {
      assertThat(code(() -> glue.listRegistries(r -> {}))).isEqualTo("501 NotImplemented");
    }
  }

  @Test
  void aDefectNamesTheRequest() {
    try (GlueClient glue = door.glue()) {
      GlueException thrown =
          catchThrowableOfType(GlueException.class, () -> glue.getDatabase(d -> d.name("d")));
      assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
      assertThat(thrown.awsErrorDetails().errorMessage()).contains(thrown.requestId());
    }
  }

  @Test
  void onlyAKnownKeyWithItsSecretComesIn() {
    String wrongSecret =
        code(() -> call(door.glue(AwsBasicCredentials.create(Door.KEY.id(), "guess"))));
    String unknown =
        code(() -> call(door.glue(AwsBasicCredentials.create("AKIANOBODY", "the-secret"))));
    assertThat(wrongSecret).isEqualTo("400 InvalidSignatureException");
    assertThat(unknown).isEqualTo("400 UnrecognizedClientException");
  }

  @Test
  void temporaryKeysNeedTheirToken() {
    assertThat(code(() -> call(door.glue(Door.temporary("a-session-token"))))).isEqualTo("fine");
    assertThat(room.caller.account()).isEqualTo("111122223333");
    assertThat(code(() -> call(door.glue(Door.temporary("another")))))
        .isEqualTo("400 UnrecognizedClientException");
  }

  @Test
  void anUnsignedCallIsRefused() {
    GlueClient anonymous =
        GlueClient.builder()
            .endpointOverride(door.uri())
            .region(software.amazon.awssdk.regions.Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(
                software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
            .build();
    assertThat(code(() -> call(anonymous))).isEqualTo("400 MissingAuthenticationTokenException");
  }

  @Test
  void aClockThatIsOffIsRefused() {
    SettableClock clock = new SettableClock(Instant.now().plus(Duration.ofMinutes(16)));
    try (Door late = new Door(Auth.VERIFY, clock, room);
        GlueClient glue = late.glue()) {
      assertThat(code(() -> call(glue))).isEqualTo("400 InvalidSignatureException");
      clock.advance(Duration.ofMinutes(-3));
      assertThat(code(() -> call(glue))).isEqualTo("fine");
    }
  }

  @Test
  void withSignaturesOffAnyKeyWillDo() {
    try (Door open = new Door(Auth.OFF, java.time.Clock.systemUTC(), room);
        GlueClient glue = open.glue(AwsBasicCredentials.create("test", "test"))) {
      assertThat(code(() -> call(glue))).isEqualTo("fine");
      assertThat(room.caller.account()).isEqualTo("000000000000");
    }
  }

  private static void call(GlueClient glue) {
    glue.getTable(t -> t.databaseName("d").name("t"));
  }
}

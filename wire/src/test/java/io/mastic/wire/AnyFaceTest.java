package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.access.Authorizer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door takes a face of another protocol, at the port of all and at one of its own. */
class AnyFaceTest {

  private final FrontDoor door = open();
  private final RawHttp shared = new RawHttp(URI.create(door.url()));
  private final RawHttp own = new RawHttp(URI.create("http://127.0.0.1:" + door.ownPorts().get(0)));

  private static FrontDoor open() {
    try {
      return new FrontDoor(
          new FrontDoor.Settings("127.0.0.1", 0, Auth.VERIFY),
          new FrontDoor.Rooms(
              FrontDoor.Rooms.all(
                  List.of(new EchoS3(), new EchoRest("toys"), new EchoRest("glue")),
                  List.of(new EchoJson("AWSGlue", "glue"))),
              List.of(),
              List.of(new FrontDoor.OwnPort(0, new EchoRest("toys"))),
              new FrontDoor.Guard(
                  id -> Optional.of(Door.KEY).filter(key -> key.id().equals(id)),
                  Authorizer.EVERYTHING),
              List.of(),
              new io.mastic.wire.telemetry.Telemetry()),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aRestFaceAnswersItsPaths() throws IOException {
    RawHttp.Answer answer =
        shared.send(
            shared.signed("toys", "PUT", "/v1/toys/bear", "/v1/toys/bear", "", Map.of(), "brown"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"asked\":\"PUT /v1/toys/bear\",\"account\":\"000000000000\",\"body\":\"brown\"}");
  }

  /** As Iceberg's REST beside Glue's own calls. */
  @Test
  void aServiceMaySpeakTwoProtocols() throws IOException {
    RawHttp.Answer rest =
        shared.send(shared.signed("glue", "GET", "/v1/x", "/v1/x", "", Map.of(), ""));
    assertThat(rest.body()).contains("GET /v1/x");
    assertThat(shared.send(shared.glue("GetTable", "{}")).body()).contains("answered by");
  }

  @Test
  void aPortOfItsOwnIsForOneFace() throws IOException {
    assertThat(own.send(own.signed("toys", "GET", "/_/x", "/_/x", "", Map.of(), "")).body())
        .contains("GET /_/x");
    RawHttp.Answer other = own.send(own.glue("GetTable", "{}"));
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.head()).contains("x-amzn-ErrorType: InvalidSignatureException");
    RawHttp.Answer unsigned = own.send("GET", "/x", Map.of(), "");
    assertThat(unsigned.status()).isEqualTo(403);
    assertThat(unsigned.head()).contains("x-amzn-ErrorType: MissingAuthenticationTokenException");
  }
}

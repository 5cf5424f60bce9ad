package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.contract.GlueDispatch;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.access.Authorizer.Decision;
import io.mastic.wire.forward.Forward;
import io.mastic.wire.forward.Relay;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One authorizer, asked by every face before it acts. */
class AuthorizerTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ROOT = "User: arn:aws:iam::000000000000:root";

  private final List<Ask> asked = new CopyOnWriteArrayList<>();
  private volatile Decision decision = Decision.NOT_ALLOWED;
  private final RecordingGlue room = new RecordingGlue();
  private final EchoS3 s3 = new EchoS3();
  private final Relay relay = new Relay();
  private final FrontDoor door = open();
  private final RawHttp http = new RawHttp(URI.create(door.url()));

  private FrontDoor open() {
    Authorizer authorizer =
        ask -> {
          asked.add(ask);
          return decision;
        };
    try {
      return new FrontDoor(
          new FrontDoor.Settings("127.0.0.1", 0, Auth.VERIFY),
          new FrontDoor.Rooms(
              FrontDoor.Rooms.all(
                  List.of(s3, new EchoQuery("iam"), new EchoRest("toys")),
                  List.of(
                      new GlueService(new GlueDispatch(List.of(room))),
                      new EchoJson("Logs_20140328", "logs"))),
              List.of(new Forward("sns", URI.create("http://127.0.0.1:9"), relay)),
              List.of(),
              new FrontDoor.Guard(
                  id -> Optional.of(Door.KEY).filter(key -> key.id().equals(id)), authorizer),
              List.of(),
              new Telemetry()),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    door.close();
    relay.close();
  }

  private RawHttp.Answer form(String service) throws IOException {
    return http.send(
        http.signed(
            service, "POST", "/", "/", "", Map.of("Content-Type", FORM), "Action=CreateRole"));
  }

  @Test
  void glueIsAskedOnceTheCallKeepsTheRules() throws IOException {
    RawHttp.Answer invalid = http.send(http.glue("GetTable", "{\"Name\":\"t\"}"));
    assertThat(invalid.body()).contains("ValidationException");
    assertThat(asked).isEmpty();
    RawHttp.Answer denied =
        http.send(http.glue("GetTable", "{\"DatabaseName\":\"d\",\"Name\":\"t\"}"));
    assertThat(denied.status()).isEqualTo(400);
    assertThat(denied.body())
        .isEqualTo(
            "{\"__type\":\"AccessDeniedException\",\"Message\":\""
                + ROOT
                + " is not authorized to perform: glue:GetTable on resource:"
                + " arn:aws:glue:us-east-1:000000000000:table/d/t because no identity-based policy"
                + " allows the glue:GetTable action\"}");
    assertThat(room.caller).isNull();
    assertThat(asked.get(0).resources())
        .containsExactly(
            "arn:aws:glue:us-east-1:000000000000:table/d/t",
            "arn:aws:glue:us-east-1:000000000000:database/d",
            "arn:aws:glue:us-east-1:000000000000:catalog");
    assertThat(asked.get(0).caller().principalArn()).isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  void whatIsForbiddenSaysSo() throws IOException {
    decision = Decision.FORBIDDEN;
    assertThat(http.send(http.glue("GetTables", "{\"DatabaseName\":\"d\"}")).body())
        .contains("database/d with an explicit deny in an identity-based policy");
  }

  @Test
  void everyProtocolHasItsWords() throws IOException {
    RawHttp.Answer logs =
        http.send(
            http.signed(
                "logs", "POST", "/", "/", "", Map.of("X-Amz-Target", "Logs_20140328.X"), "{}"));
    assertThat(logs.status()).isEqualTo(400);
    assertThat(logs.body()).contains("AccessDeniedException").doesNotContain("answered");
    RawHttp.Answer object =
        http.send(
            http.signed(
                "s3",
                "PUT",
                "/b/k",
                "/b/k",
                "",
                Map.of("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
                "x"));
    assertThat(object.status()).isEqualTo(403);
    assertThat(object.body()).contains("<Code>AccessDenied</Code>").contains(ROOT);
    assertThat(s3.path).isNull();
    RawHttp.Answer role = form("iam");
    assertThat(role.status()).isEqualTo(403);
    assertThat(role.body()).contains("<Code>AccessDenied</Code>").contains("urn:iam");
    RawHttp.Answer toy = http.send(http.signed("toys", "GET", "/x", "/x", "", Map.of(), ""));
    assertThat(toy.status()).isEqualTo(403);
    assertThat(toy.head()).contains("x-amzn-ErrorType: AccessDeniedException");
    RawHttp.Answer forwarded = form("sns");
    assertThat(forwarded.status()).isEqualTo(403);
    assertThat(forwarded.body()).contains("<Code>AccessDenied</Code>");
    assertThat(asked).extracting(Ask::service).containsExactly("logs", "s3", "iam", "toys", "sns");
  }

  @Test
  void whoIsAllowedGoesOn() throws IOException {
    decision = Decision.ALLOWED;
    assertThat(form("iam").body()).isEqualTo("answered by iam");
    assertThat(asked).hasSize(1);
  }
}

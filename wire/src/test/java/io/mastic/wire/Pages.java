package io.mastic.wire;

import io.mastic.contract.GlueDispatch;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.signin.SignIn;
import io.mastic.wire.crowd.CrowdLimits;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.PageHosts;
import io.mastic.wire.stream.EventSource;
import io.mastic.wire.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A front door with pages of each audience, one of events, and somebody who has signed in. */
final class Pages implements AutoCloseable {

  static final String TOKEN = "a-token";
  static final Caller CALLER =
      new Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:root");

  private static final List<AccessKey> KEYS =
      List.of(
          new AccessKey("AKIAKEEPS", "its:secret", null, "444455556666", "arn:x", null),
          new AccessKey("ASIAPASSES", "its:secret", "a token", "444455556666", "arn:x", null));

  final Toys toys = new Toys();
  final RecordingGlue room = new RecordingGlue();
  final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
  final FrontDoor door;
  final RawHttp http;

  Pages(Auth auth, CrowdLimits limits) {
    signIns.put(TOKEN, new SignIn("AKIASIGNEDIN", CALLER, Instant.MAX));
    try {
      door =
          new FrontDoor(
              new FrontDoor.Settings("127.0.0.1", 0, auth, limits),
              new FrontDoor.Rooms(
                  FrontDoor.Rooms.all(
                      List.of(new EchoS3()),
                      List.of(new GlueService(new GlueDispatch(List.of(room))))),
                  List.of(),
                  List.of(),
                  new FrontDoor.Guard(
                      id -> KEYS.stream().filter(key -> key.id().equals(id)).findFirst(),
                      Authorizer.EVERYTHING,
                      token -> Optional.ofNullable(signIns.get(token)),
                      new PageHosts(Set.of("mastic.example"))),
                  List.of(
                      new Page("open", OwnPage.Audience.EVERYBODY),
                      new Page("own", OwnPage.Audience.OWN_PAGES),
                      new Page("mine", OwnPage.Audience.SIGNED_IN),
                      new Page("keys", OwnPage.Audience.KEY_HOLDERS),
                      new Page("below/", OwnPage.Audience.EVERYBODY),
                      new Events(toys)),
                  new Telemetry()),
              Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http = new RawHttp(URI.create(door.url()));
  }

  /** Says who asked for what. */
  private record Page(String name, Audience audience) implements OwnPage {

    @Override
    public void answer(HttpRequest request, HttpResponse response) throws IOException {
      boolean known = audience == Audience.SIGNED_IN || audience == Audience.KEY_HOLDERS;
      String who = known ? Caller.current().account() : "somebody";
      String body = new String(request.bytes(), StandardCharsets.UTF_8);
      OwnPage.write(
          response, 200, "text/plain", who + " at " + name + " of " + request.rawPath() + body);
    }
  }

  private record Events(Toys toys) implements OwnPage {

    @Override
    public String name() {
      return "events";
    }

    @Override
    public Audience audience() {
      return Audience.SIGNED_IN;
    }

    @Override
    public Optional<EventSource> events(HttpRequest request) {
      return Optional.of(toys);
    }

    @Override
    public void answer(HttpRequest request, HttpResponse response) {
      throw new IllegalStateException("a page of events");
    }
  }

  @Override
  public void close() {
    door.close();
  }
}

package io.mastic.wire;

import io.mastic.kernel.Caller;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.signin.SignIn;
import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.page.BasicKey;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.page.OwnPages;
import io.mastic.wire.page.PageFace;
import io.mastic.wire.page.PageGuard;
import io.mastic.wire.stream.EventSource;
import io.mastic.wire.stream.EventStreams;
import io.mastic.wire.text.Query;
import java.util.Optional;
import java.util.function.Function;

/** The way to what is under {@code /_/}: by sign-in, not by signature. */
final class PageDoor {

  /** The services of AWS JSON for pages: the same calls, by who has signed in. */
  private static final String API = OwnPages.PREFIX + "api";

  /** A stranger's body, for example of a sign-in; those who are known may send as much as all. */
  private static final long MOST_OF_A_STRANGER = 16 << 10;

  private final Auth auth;
  private final OwnPages pages;
  private final PageGuard guard;
  private final EventStreams streams;
  private final Function<String, Optional<AccessKey>> keys;

  PageDoor(
      Auth auth,
      OwnPages pages,
      PageGuard guard,
      EventStreams streams,
      Function<String, Optional<AccessKey>> keys) {
    this.auth = auth;
    this.pages = pages;
    this.guard = guard;
    this.streams = streams;
    this.keys = keys;
  }

  /** The page of a path, or the service that is called under {@code /_/api}. */
  Route route(HttpRequest request, Route.Choice services, Query query) {
    if (!request.rawPath().equals(API)) {
      return Route.away(new PageFace(pages.find(request.rawPath())));
    }
    HttpFace face =
        request.header("x-amz-target").isPresent()
            ? services.of(null, request, query).face()
            : new UnknownTarget();
    return Route.away(face);
  }

  /** Lets a request in with its caller, if it has one, or says why not. */
  Optional<Refusal> admit(Exchange exchange, Route route) {
    IncomingRequest request = exchange.request();
    OwnPage.Audience audience = audience(route);
    if (auth == Auth.VERIFY && audience == OwnPage.Audience.KEY_HOLDERS) {
      return admitKeyHolder(exchange);
    }
    boolean known = true;
    if (auth == Auth.OFF) {
      request.admit(Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1"));
    } else {
      Optional<SignIn> signIn = guard.find(request);
      signIn.ifPresent(
          found -> {
            request.admit(found.caller());
            exchange.claimsKey(found.keyId());
          });
      known = signIn.isPresent();
    }
    // With signatures off, LocalOrigin has looked already.
    Optional<Refusal> refusal =
        auth == Auth.VERIFY ? guard.refusal(request, audience, known) : Optional.empty();
    if (refusal.isEmpty() && !known && isLarge(request)) {
      return Optional.of(new Refusal(413, "TooLarge", "That is too much for somebody unknown."));
    }
    return refusal;
  }

  private Optional<Refusal> admitKeyHolder(Exchange exchange) {
    Optional<AccessKey> key = BasicKey.of(exchange.request(), keys);
    key.ifPresent(
        found -> {
          exchange.claimsKey(found.id());
          exchange.request().admit(new Caller(found.account(), "us-east-1", found.principalArn()));
        });
    return key.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                401,
                "NoKey",
                "An access key of this server and its secret are needed, as name and password."));
  }

  private static OwnPage.Audience audience(Route route) {
    return route.face() instanceof PageFace face
        ? face.page().audience()
        : OwnPage.Audience.SIGNED_IN;
  }

  private static boolean isLarge(IncomingRequest request) {
    return request.hasBody()
        && (request.contentLength() < 0 || request.contentLength() > MOST_OF_A_STRANGER);
  }

  /** The events that the page answers with; empty for other pages. */
  static Optional<EventSource> events(Exchange exchange, Route route) {
    return route.face() instanceof PageFace face
        ? face.page().events(exchange.request())
        : Optional.empty();
  }

  /** Begins to answer with events, or says why not. */
  Optional<Refusal> listen(Exchange exchange, EventSource source) {
    IncomingRequest request = exchange.request();
    HttpResponse response = exchange.response();
    if (streams.isFull()) {
      response.header("Retry-After", "5");
      return Optional.of(new Refusal(503, "TooMany", "Too many listen already."));
    }
    String place;
    try {
      place = source.begin(request.header("last-event-id"));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Refusal(400, "NoSuchEvent", "Last-Event-ID is none of an event."));
    }
    response.status(200);
    response.header("Content-Type", "text/event-stream");
    response.header("Cache-Control", "no-store");
    // A proxy that gathers the answer would keep the news back.
    response.header("X-Accel-Buffering", "no");
    streams.open(
        exchange, source, place, () -> auth == Auth.OFF || guard.find(request).isPresent());
    return Optional.empty();
  }
}

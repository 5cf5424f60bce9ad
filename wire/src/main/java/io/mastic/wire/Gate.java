package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.wire.body.WholeBody;
import io.mastic.wire.crowd.Crowd;
import io.mastic.wire.crowd.Room;
import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.exchange.OutgoingResponse;
import io.mastic.wire.page.OwnPages;
import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.signature.Authorization;
import io.mastic.wire.stream.EventSource;
import io.mastic.wire.telemetry.Telemetry;
import io.mastic.wire.text.Query;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request's way in and out: own pages, route, admission, the face, and what is left over. */
final class Gate extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final Auth auth;
  private final Ports ports;
  private final Admission admission;
  private final PageDoor pages;
  private final Telemetry telemetry;
  private final Crowd crowd;

  Gate(
      Auth auth,
      Ports ports,
      Admission admission,
      PageDoor pages,
      Telemetry telemetry,
      Crowd crowd) {
    this.auth = auth;
    this.ports = ports;
    this.admission = admission;
    this.pages = pages;
    this.telemetry = telemetry;
    this.crowd = crowd;
  }

  /** Whether a request has its answer, or waits without a thread and will be taken up again. */
  private enum Progress {
    ANSWERED,
    WAITING
  }

  private interface Step {
    Progress take() throws IOException;
  }

  /**
   * A request that was looked at, and whose body is still to come.
   *
   * @param visitor null for one that no signature has to let in
   */
  private record Call(Exchange exchange, Route route, Admission.@Nullable Visitor visitor) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange =
        new Exchange(
            new IncomingRequest(request, admission.authorizer()),
            new OutgoingResponse(request, response),
            callback);
    Route.Choice choice = ports.choiceOf(request);
    advance(exchange, () -> serve(exchange, choice));
    return true;
  }

  private void advance(Exchange exchange, Step step) {
    try {
      if (step.take() == Progress.WAITING) {
        return;
      }
      exchange.request().takeRest();
      telemetry.record(exchange);
      exchange.response().finish(exchange.callback());
    } catch (IOException e) {
      // The client went away, or the answer can no longer be changed: only the connection can tell.
      exchange.response().error(e.getClass().getSimpleName());
      telemetry.record(exchange);
      LOG.debug("request {} ended early", exchange.request().requestId(), e);
      exchange.callback().failed(e);
    } catch (RuntimeException e) {
      LOG.error("request {} met a defect of the door", exchange.request().requestId(), e);
      exchange.callback().failed(e);
    }
    exchange.releaseAll();
  }

  private Progress serve(Exchange exchange, Route.Choice choice) throws IOException {
    IncomingRequest request = exchange.request();
    Query query = new Query(request.rawQuery());
    if (auth == Auth.OFF && !LocalOrigin.holds(request, query)) {
      exchange.response().error("ForeignOrigin");
      exchange.response().status(403);
      return Progress.ANSWERED;
    }
    if (ports.hasPages(choice) && request.rawPath().startsWith(OwnPages.PREFIX)) {
      return page(exchange, choice, query);
    }
    Authorization authorization = null;
    DeniedException malformed = null;
    try {
      authorization = Authorization.of(request.headers(), query);
    } catch (DeniedException e) {
      malformed = e;
    }
    Route route = choice.of(authorization == null ? null : authorization.service(), request, query);
    Desk.nameRequest(exchange, route.protocol());
    try {
      if (malformed != null && auth == Auth.VERIFY) {
        throw malformed;
      }
      Admission.Visitor visitor = admission.look(exchange, authorization, query, route.called());
      Call call = new Call(exchange, route, visitor);
      boolean flows =
          switch (route.body()) {
            case WHOLE -> false;
            case FLOWING -> true;
            case PASSED_ON -> admission.canFlow(request, visitor);
          };
      return flows ? flowing(call, visitor) : whole(call);
    } catch (DeniedException e) {
      return deny(exchange, route, e);
    }
  }

  /** Pages let in by sign-ins; what is signed is not theirs. */
  private Progress page(Exchange exchange, Route.Choice choice, Query query) throws IOException {
    Route route = pages.route(exchange.request(), choice, query);
    Desk.nameRequest(exchange, route.protocol());
    Optional<Refusal> refusal = pages.admit(exchange, route);
    if (refusal.isPresent()) {
      exchange.servedBy(route.face().service());
      Desk.refuse(exchange, route.face(), refusal.get());
      return Progress.ANSWERED;
    }
    Optional<EventSource> events = PageDoor.events(exchange, route);
    if (events.isPresent()) {
      return listen(exchange, route, events.get());
    }
    try {
      return whole(new Call(exchange, route, null));
    } catch (DeniedException e) {
      return deny(exchange, route, e);
    }
  }

  private Progress listen(Exchange exchange, Route route, EventSource events) throws IOException {
    exchange.servedBy(route.face().service());
    Optional<Refusal> refusal = pages.listen(exchange, events);
    if (refusal.isPresent()) {
      Desk.refuse(exchange, route.face(), refusal.get());
      return Progress.ANSWERED;
    }
    telemetry.record(exchange);
    return Progress.WAITING;
  }

  private static Progress deny(Exchange exchange, Route route, DeniedException denied)
      throws IOException {
    Desk.refuse(exchange, route.face(), denied.in(route.protocol()));
    return Progress.ANSWERED;
  }

  private void denyLater(Call call, DeniedException denied) {
    advance(
        call.exchange(),
        () -> {
          // What is still to come of the body is not waited for.
          call.exchange().response().header("Connection", "close");
          return deny(call.exchange(), call.route(), denied);
        });
  }

  private Progress whole(Call call) throws DeniedException, IOException {
    if (call.exchange().request().contentLength() > WholeBody.LIMIT) {
      throw new DeniedException(Denial.TOO_LARGE);
    }
    WholeBody body = call.exchange().request().wholeBody(crowd);
    call.exchange().hold(body::release);
    return whole(call, body);
  }

  private Progress whole(Call call, WholeBody body) throws DeniedException, IOException {
    if (!body.read(() -> wholeLater(call, body), denied -> denyLater(call, denied))) {
      return Progress.WAITING;
    }
    byte[] bytes = body.bytes();
    Admission.Visitor visitor = call.visitor();
    if (visitor == null) {
      call.exchange().request().whole(bytes);
    } else {
      admission.admitWhole(call.exchange(), visitor, bytes);
    }
    if (call.route().body() == Route.Body.PASSED_ON) {
      return placed(call, crowd.downloads());
    }
    HttpFace face = call.route().face();
    Desk.serve(call.exchange(), face instanceof UnnamedQuery unnamed ? unnamed.named(bytes) : face);
    return Progress.ANSWERED;
  }

  private void wholeLater(Call call, WholeBody body) {
    advance(
        call.exchange(),
        () -> {
          try {
            return whole(call, body);
          } catch (DeniedException e) {
            return deny(call.exchange(), call.route(), e);
          }
        });
  }

  /** The signature is verified before a place is taken. */
  private Progress flowing(Call call, Admission.Visitor visitor)
      throws DeniedException, IOException {
    IncomingRequest request = call.exchange().request();
    boolean flowsOut = request.method().equals("GET");
    if (request.hasBody()) {
      call.exchange().hold(request.pace(crowd)::release);
    }
    admission.admitStreaming(call.exchange(), visitor, call.route().body());
    if (!flowsOut && !request.hasBody() && call.route().body() == Route.Body.FLOWING) {
      Desk.serve(call.exchange(), call.route().face());
      return Progress.ANSWERED;
    }
    return placed(call, request.hasBody() && !flowsOut ? crowd.uploads() : crowd.downloads());
  }

  private Progress placed(Call call, Room room) throws IOException {
    boolean taken =
        room.take(
            1,
            () -> advance(call.exchange(), () -> flow(call, room)),
            () -> denyLater(call, new DeniedException(Denial.BUSY)));
    return taken ? flow(call, room) : Progress.WAITING;
  }

  private Progress flow(Call call, Room room) throws IOException {
    Exchange exchange = call.exchange();
    exchange.hold(() -> room.give(1));
    if (room == crowd.downloads() || call.route().body() == Route.Body.PASSED_ON) {
      exchange.response().pace(crowd);
      exchange.hold(exchange.response()::release);
    }
    Desk.serve(exchange, call.route().face());
    return Progress.ANSWERED;
  }
}

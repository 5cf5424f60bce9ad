package io.mastic.wire;

import io.mastic.kernel.DiskFull;
import io.mastic.kernel.UnstorableTextException;
import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.wire.Denial.Dialect;
import java.io.IOException;
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
  private final AwsJsonFace json;
  private final Routes routes;
  private final Admission admission;
  private final OwnPages ownPages;
  private final Telemetry telemetry;
  private final Crowd crowd;

  Gate(
      Auth auth,
      AwsJsonFace json,
      Routes routes,
      Admission admission,
      OwnPages ownPages,
      Telemetry telemetry,
      Crowd crowd) {
    this.auth = auth;
    this.json = json;
    this.routes = routes;
    this.admission = admission;
    this.ownPages = ownPages;
    this.telemetry = telemetry;
    this.crowd = crowd;
  }

  /**
   * The answer to a defect of ours, by which its log entry can be found; or to a full disk, which
   * is none.
   */
  static Refusal defect(HttpRequest request, Throwable error) {
    if (DiskFull.caused(error)) {
      return new Refusal(503, "ServiceUnavailable", DiskFull.MESSAGE);
    }
    return new Refusal(
        500,
        "InternalFailure",
        "The server met a defect of its own; see request " + request.requestId() + " in its log.");
  }

  /** Whether a request has its answer, or waits without a thread and will be taken up again. */
  private enum Progress {
    ANSWERED,
    WAITING
  }

  private interface Step {
    Progress take() throws IOException;
  }

  /** A request that was looked at, and whose body is still to come. */
  private record Call(
      Exchange exchange, Dialect dialect, @Nullable String scope, Admission.Visitor visitor) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange =
        new Exchange(
            new IncomingRequest(request), new OutgoingResponse(request, response), callback);
    advance(exchange, () -> serve(exchange));
    return true;
  }

  private void advance(Exchange exchange, Step step) {
    try {
      if (step.take() == Progress.WAITING) {
        return;
      }
      exchange.request.takeRest();
      telemetry.record(exchange);
      exchange.response.finish(exchange.callback);
    } catch (IOException e) {
      // The client went away, or the answer can no longer be changed: only the connection can tell.
      exchange.error = e.getClass().getSimpleName();
      telemetry.record(exchange);
      LOG.debug("request {} ended early", exchange.request.requestId(), e);
      exchange.callback.failed(e);
    } catch (RuntimeException e) {
      LOG.error("request {} met a defect of the door", exchange.request.requestId(), e);
      exchange.callback.failed(e);
    }
    exchange.releaseAll();
  }

  private Progress serve(Exchange exchange) throws IOException {
    IncomingRequest request = exchange.request;
    Query query = new Query(request.rawQuery());
    if (auth == Auth.OFF && !LocalOrigin.holds(request, query)) {
      exchange.error = "ForeignOrigin";
      exchange.response.status(403);
      return Progress.ANSWERED;
    }
    if (request.rawPath().startsWith(OwnPages.PREFIX)) {
      ownPages.handle(exchange);
      return Progress.ANSWERED;
    }
    Authorization authorization = null;
    DeniedException malformed = null;
    try {
      authorization = Authorization.of(request.headers(), query);
    } catch (DeniedException e) {
      malformed = e;
    }
    String scope = authorization == null ? null : authorization.service();
    Dialect dialect = Routes.dialect(scope, request, query);
    nameRequest(exchange, dialect);
    try {
      if (malformed != null && auth == Auth.VERIFY) {
        throw malformed;
      }
      String called =
          switch (dialect) {
            case JSON -> json.serviceCalled(request);
            case QUERY -> scope;
            case S3 -> "s3";
          };
      Admission.Visitor visitor = admission.look(exchange, authorization, query, called);
      Call call = new Call(exchange, dialect, scope, visitor);
      return dialect == Dialect.S3 ? flowing(call) : whole(call);
    } catch (DeniedException e) {
      return deny(exchange, dialect, scope, query, e);
    }
  }

  private Progress deny(
      Exchange exchange,
      Dialect dialect,
      @Nullable String scope,
      Query query,
      DeniedException denied)
      throws IOException {
    HttpFace face =
        dialect == Dialect.QUERY ? routes.ofQuery(scope, query, new byte[0]) : routes.s3();
    refuse(exchange, dialect, face, denied.in(dialect));
    return Progress.ANSWERED;
  }

  private void denyLater(Call call, DeniedException denied) {
    advance(
        call.exchange(),
        () -> {
          // What is still to come of the body is not waited for.
          call.exchange().response.header("Connection", "close");
          return deny(
              call.exchange(), call.dialect(), call.scope(), call.visitor().query(), denied);
        });
  }

  private Progress whole(Call call) throws DeniedException, IOException {
    if (call.exchange().request.contentLength() > WholeBody.LIMIT) {
      throw new DeniedException(Denial.TOO_LARGE);
    }
    WholeBody body = call.exchange().request.wholeBody(crowd);
    call.exchange().hold(body::release);
    return whole(call, body);
  }

  private Progress whole(Call call, WholeBody body) throws DeniedException, IOException {
    Exchange exchange = call.exchange();
    if (!body.read(() -> wholeLater(call, body), denied -> denyLater(call, denied))) {
      return Progress.WAITING;
    }
    byte[] bytes = body.bytes();
    admission.admitWhole(exchange, call.visitor(), bytes);
    exchange.body = bytes;
    if (call.dialect() == Dialect.JSON) {
      exchange.request.caller().run(() -> json.handle(exchange, bytes));
    } else {
      byFace(exchange, call.dialect(), routes.ofQuery(call.scope(), call.visitor().query(), bytes));
    }
    return Progress.ANSWERED;
  }

  private void wholeLater(Call call, WholeBody body) {
    advance(
        call.exchange(),
        () -> {
          try {
            return whole(call, body);
          } catch (DeniedException e) {
            return deny(call.exchange(), call.dialect(), call.scope(), call.visitor().query(), e);
          }
        });
  }

  /** The signature is verified before a place is taken. */
  private Progress flowing(Call call) throws DeniedException, IOException {
    Exchange exchange = call.exchange();
    boolean flowsOut = exchange.request.method().equals("GET");
    if (exchange.request.hasBody()) {
      exchange.hold(exchange.request.pace(crowd)::release);
    }
    admission.admitStreaming(exchange, call.visitor());
    if (!flowsOut && !exchange.request.hasBody()) {
      byFace(exchange, Dialect.S3, routes.s3());
      return Progress.ANSWERED;
    }
    Room room = flowsOut ? crowd.downloads() : crowd.uploads();
    boolean taken =
        room.take(
            1,
            () -> advance(exchange, () -> flow(exchange, room)),
            () -> denyLater(call, new DeniedException(Denial.BUSY)));
    return taken ? flow(exchange, room) : Progress.WAITING;
  }

  private Progress flow(Exchange exchange, Room room) throws IOException {
    exchange.hold(() -> room.give(1));
    if (room == crowd.downloads()) {
      exchange.response.pace(crowd);
      exchange.hold(exchange.response::release);
    }
    byFace(exchange, Dialect.S3, routes.s3());
    return Progress.ANSWERED;
  }

  private static void nameRequest(Exchange exchange, Dialect dialect) {
    String id = exchange.request.requestId();
    if (dialect == Dialect.S3) {
      exchange.response.header("x-amz-request-id", id);
      exchange.response.header("x-amz-id-2", id);
    } else {
      exchange.response.header("x-amzn-RequestId", id);
    }
  }

  private void byFace(Exchange exchange, Dialect dialect, @Nullable HttpFace face)
      throws IOException {
    if (face == null) {
      refuse(
          exchange,
          dialect,
          null,
          new Refusal(501, "NotImplemented", "Mastic does not have the service that was called."));
      return;
    }
    exchange.service = face.service();
    exchange.operation = exchange.request.method();
    try {
      exchange
          .request
          .caller()
          .call(
              () -> {
                face.handle(exchange.request, exchange.response);
                return true;
              });
    } catch (BodyMismatchException e) {
      refuseLate(
          exchange, dialect, face, new Refusal(400, e.code(), String.valueOf(e.getMessage())), e);
    } catch (UnstorableTextException e) {
      Refusal refusal = new Refusal(400, "InvalidParameterValue", String.valueOf(e.getMessage()));
      refuseLate(exchange, dialect, face, refusal, new IOException(e));
    } catch (IOException e) {
      throw e;
    } catch (Exception | StackOverflowError e) {
      LOG.error(
          "request {} ({} {}) met a defect",
          exchange.request.requestId(),
          exchange.request.method(),
          exchange.request.rawPath(),
          e);
      refuseLate(exchange, dialect, face, defect(exchange.request, e), new IOException(e));
    }
  }

  /** Refuses a request that a face has begun to answer, if nothing of the answer has left. */
  private void refuseLate(
      Exchange exchange, Dialect dialect, HttpFace face, Refusal refusal, IOException cause)
      throws IOException {
    if (exchange.response.isCommitted()) {
      throw cause;
    }
    exchange.response.startOver();
    nameRequest(exchange, dialect);
    refuse(exchange, dialect, face, refusal);
  }

  private void refuse(Exchange exchange, Dialect dialect, @Nullable HttpFace face, Refusal refusal)
      throws IOException {
    exchange.error = refusal.code();
    if (dialect == Dialect.JSON) {
      json.refuse(exchange, refusal);
    } else if (face != null) {
      face.refuse(exchange.request, exchange.response, refusal);
    } else {
      QueryErrors.write(
          exchange.request,
          exchange.response,
          refusal.status(),
          refusal.code(),
          refusal.message(),
          "");
    }
  }
}

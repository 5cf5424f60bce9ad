package io.mastic.wire;

import io.mastic.kernel.Caller;
import io.mastic.kernel.UnstorableTextException;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.refusal.Defect;
import io.mastic.wire.refusal.Denial;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an admitted request to its face, and says in the face's words what goes wrong there. */
final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private Desk() {}

  static void serve(Exchange exchange, HttpFace face) throws IOException {
    exchange.servedBy(face.service());
    if (face.protocol() != Protocol.JSON) {
      exchange.response().operation(exchange.request().method());
    }
    try {
      Callable<Boolean> work =
          () -> {
            face.handle(exchange.request(), exchange.response());
            return true;
          };
      Optional<Caller> caller = exchange.request().admitted();
      boolean unused = caller.isPresent() ? caller.get().call(work) : work.call();
    } catch (BodyMismatchException e) {
      refuseLate(exchange, face, new Refusal(400, e.code(), String.valueOf(e.getMessage())), e);
    } catch (UnstorableTextException e) {
      Refusal refusal = new Refusal(400, "InvalidParameterValue", String.valueOf(e.getMessage()));
      refuseLate(exchange, face, refusal, new IOException(e));
    } catch (AccessDeniedException e) {
      Refusal refusal = Denial.NOT_ALLOWED.in(face.protocol(), String.valueOf(e.getMessage()));
      refuseLate(exchange, face, refusal, new IOException(e));
    } catch (IOException e) {
      throw e;
    } catch (Exception | StackOverflowError e) {
      LOG.error(
          "request {} ({} {} {}) met a defect",
          exchange.request().requestId(),
          exchange.request().method(),
          exchange.request().rawPath(),
          exchange.request().header("x-amz-target").orElse("-"),
          e);
      refuseLate(exchange, face, Defect.refusal(exchange.request(), e), new IOException(e));
    }
  }

  /** Refuses a request that a face has begun to answer, if nothing of the answer has left. */
  private static void refuseLate(
      Exchange exchange, HttpFace face, Refusal refusal, IOException cause) throws IOException {
    if (exchange.response().isCommitted()) {
      throw cause;
    }
    exchange.response().startOver();
    nameRequest(exchange, face.protocol());
    refuse(exchange, face, refusal);
  }

  static void refuse(Exchange exchange, HttpFace face, Refusal refusal) throws IOException {
    exchange.response().error(refusal.code());
    face.refuse(exchange.request(), exchange.response(), refusal);
  }

  /** Says the request's id, by which its log entries can be found. */
  static void nameRequest(Exchange exchange, Protocol protocol) {
    String id = exchange.request().requestId();
    if (protocol == Protocol.S3) {
      exchange.response().header("x-amz-request-id", id);
      exchange.response().header("x-amz-id-2", id);
    } else {
      exchange.response().header("x-amzn-RequestId", id);
    }
  }
}

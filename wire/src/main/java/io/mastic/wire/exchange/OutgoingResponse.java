package io.mastic.wire.exchange;

import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.body.PacedOutput;
import io.mastic.wire.crowd.Crowd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An answer on its way to Jetty: streamed through {@link #body}, or given whole. */
public final class OutgoingResponse implements HttpResponse {

  private final Request request;
  private final Response response;
  private @Nullable OutputStream output;
  private @Nullable Crowd crowd;
  private byte @Nullable [] whole;
  private @Nullable String operation;
  private @Nullable String error;

  public OutgoingResponse(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public void status(int status) {
    response.setStatus(status);
  }

  public int status() {
    return response.getStatus() == 0 ? 200 : response.getStatus();
  }

  @Override
  public void header(String name, String value) {
    response.getHeaders().put(name, value);
  }

  /** The body flows; its client is looked after until the release. */
  public void pace(Crowd crowd) {
    this.crowd = crowd;
  }

  public void release() {
    if (output instanceof PacedOutput paced) {
      paced.release();
    }
  }

  @Override
  public OutputStream body() {
    if (output == null) {
      OutputStream buffered = Response.asBufferedOutputStream(request, response);
      output = crowd == null ? buffered : new PacedOutput(request, buffered, crowd);
    }
    return output;
  }

  /** Needs no stream and no copy. */
  @Override
  public void whole(byte[] bytes) {
    this.whole = bytes;
  }

  @Override
  public void operation(String name) {
    this.operation = name;
  }

  @Override
  public void error(String code) {
    this.error = code;
  }

  /** What was told of this answer; null for nothing. */
  @Nullable String operation() {
    return operation;
  }

  /** The code of the error that this is; null for none. */
  @Nullable String error() {
    return error;
  }

  public boolean isCommitted() {
    return response.isCommitted();
  }

  /** Forgets an answer of which nothing has left yet. */
  public void startOver() {
    response.reset();
    release();
    whole = null;
    output = null;
  }

  /** Sends a part of an answer that goes on; no thread waits for it. */
  public void write(ByteBuffer part, Callback sent) {
    response.write(false, part, sent);
  }

  /** Ends an answer that went on. */
  public void end(Callback callback) {
    response.write(true, null, callback);
  }

  /** Closes the connection: an answer that has begun cannot be taken back otherwise. */
  public void abort() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  /** Sends what is left of the answer. */
  public void finish(Callback callback) throws IOException {
    if (output != null) {
      output.close();
      callback.succeeded();
    } else {
      response.write(true, whole == null ? null : ByteBuffer.wrap(whole), callback);
    }
  }
}

package io.mastic.wire;

import io.mastic.wire.refusal.QueryErrors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Jetty could not read as HTTP, such as a path that climbs above the root or holds
 * {@code %00}: in S3's words, since only S3's paths can be odd.
 */
final class UnreadableRequests extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String name = code == 400 ? "InvalidURI" : "InvalidRequest";
    String text = message == null ? "The request could not be read." : message;
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + name
            + "</Code><Message>"
            + QueryErrors.escape(text)
            + "</Message></Error>";
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
    response.write(true, ByteBuffer.wrap(xml.getBytes(StandardCharsets.UTF_8)), callback);
  }
}

package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked, and answers the body it was sent. */
final class EchoS3 implements HttpFace {

  volatile @Nullable String path;
  volatile @Nullable String region;
  volatile byte[] body = {};
  volatile Map<String, String> trailers = Map.of();
  volatile Optional<String> contentEncoding = Optional.empty();
  volatile long contentLength;

  @Override
  public String service() {
    return "s3";
  }

  @Override
  public Protocol protocol() {
    return Protocol.S3;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    request.authorize("s3", request.method(), List.of());
    path = request.rawPath();
    region = request.caller().region();
    contentLength = request.contentLength();
    contentEncoding = request.header("Content-Encoding");
    body = request.body().readAllBytes();
    trailers = request.trailers();
    if (request.rawPath().equals("/defect")) {
      throw new IllegalStateException("a defect");
    }
    response.status(200);
    if (request.rawPath().equals("/b/large")) {
      for (int i = 0; i < 1_000; i++) {
        response.body().write(new byte[1 << 16]);
      }
      return;
    }
    if (!request.method().equals("HEAD")) {
      response
          .body()
          .write(
              request.method().equals("GET")
                  ? request.rawPath().getBytes(StandardCharsets.UTF_8)
                  : body);
    }
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    response.status(refusal.status());
    response.header("Content-Type", "application/xml");
    String xml =
        "<Error><Code>"
            + refusal.code()
            + "</Code><Message>"
            + refusal.message()
            + "</Message>"
            + refusal.details()
            + "</Error>";
    response.body().write(xml.getBytes(StandardCharsets.UTF_8));
  }
}

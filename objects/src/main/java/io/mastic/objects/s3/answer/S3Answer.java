package io.mastic.objects.s3.answer;

import io.mastic.kernel.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The answer to a request, in the few forms that S3 knows. */
public final class S3Answer {

  private final HttpResponse http;
  private boolean started;

  public S3Answer(HttpResponse http) {
    this.http = http;
  }

  public S3Answer header(String name, String value) {
    http.header(name, value);
    return this;
  }

  public S3Answer header(String name, Optional<String> value) {
    value.ifPresent(text -> http.header(name, text));
    return this;
  }

  S3Answer headers(Map<String, String> headers) {
    headers.forEach(http::header);
    return this;
  }

  public void empty(int status) {
    started = true;
    http.status(status);
    if (status == 200) {
      http.header("Content-Length", "0");
    }
  }

  public void xml(int status, S3Xml document) throws IOException {
    text(status, "application/xml", document.toString());
  }

  public void text(int status, String contentType, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    started = true;
    http.status(status);
    http.header("Content-Type", contentType);
    http.header("Content-Length", Integer.toString(bytes.length));
    http.body().write(bytes);
  }

  /** The head of an answer whose bytes are announced only: HEAD. */
  public void head(int status) {
    started = true;
    http.status(status);
  }

  public OutputStream body(int status) {
    started = true;
    http.status(status);
    return http.body();
  }

  /** Whether the status has gone out, so that an error can no longer be told. */
  public boolean isStarted() {
    return started;
  }
}

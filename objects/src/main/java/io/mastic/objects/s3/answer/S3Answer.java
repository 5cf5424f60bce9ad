package io.mastic.objects.s3.answer;

import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.WithoutEffect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The answer to a request, in the few forms that S3 knows. */
public final class S3Answer {

  private final HttpResponse http;
  private Supplier<Set<String>> unheard = Set::of;
  private boolean started;

  public S3Answer(HttpResponse http) {
    this.http = http;
  }

  /**
   * Lets the answer tell, if it is a good one, what of its request changed nothing.
   *
   * @param names of headers and parameters, asked for when the answer begins
   */
  public S3Answer telling(Supplier<Set<String>> names) {
    unheard = names;
    return this;
  }

  private void start(int status) {
    started = true;
    http.status(status);
    if (status < 300) {
      WithoutEffect.say(http, unheard.get());
    }
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
    start(status);
    if (status == 200) {
      http.header("Content-Length", "0");
    }
  }

  public void xml(int status, S3Xml document) throws IOException {
    text(status, "application/xml", document.toString());
  }

  public void text(int status, String contentType, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    start(status);
    http.header("Content-Type", contentType);
    http.header("Content-Length", Integer.toString(bytes.length));
    http.body().write(bytes);
  }

  /** The head of an answer whose bytes are announced only: HEAD. */
  public void head(int status) {
    start(status);
  }

  public OutputStream body(int status) {
    start(status);
    return http.body();
  }

  /** Whether the status has gone out, so that an error can no longer be told. */
  public boolean isStarted() {
    return started;
  }
}

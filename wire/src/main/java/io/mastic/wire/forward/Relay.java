package io.mastic.wire.forward;

import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on as they came and answers as they come, neither held in memory. Of the request
 * the other endpoint sees all but the headers of this one connection; {@code Host} too is the one
 * that was signed, so that the signature holds there if the key is known there.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final String NAME = "1.1 mastic";
  private static final int THREADS = 64;
  private static final int CONNECTIONS = 200;
  private static final int BUFFER = 32 * 1024;
  private static final long CONNECT_MILLIS = 5_000;
  private static final long IDLE_MILLIS = 60_000;

  private final HttpClient client = new HttpClient();

  /** Starts what passes requests on. */
  public Relay() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("forward");
    threads.setDaemon(true);
    client.setExecutor(threads);
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setIdleTimeout(IDLE_MILLIS);
    client.setMaxConnectionsPerDestination(CONNECTIONS);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("requests cannot be passed on", e);
    }
    // Nothing of an answer is dealt with here: no decoding, no redirects, no logins.
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
  }

  /**
   * Passes one request on.
   *
   * @throws NoAnswerException if there is no answer to begin with
   * @throws IOException if the answer breaks off, or the client's body is not what was signed
   */
  void pass(HttpRequest request, HttpResponse response, URI endpoint)
      throws NoAnswerException, IOException {
    if (request.headers().getOrDefault("via", List.of()).stream().anyMatch(v -> v.contains(NAME))) {
      throw new NoAnswerException("which is this one", new IllegalStateException("a loop"));
    }
    InputStreamResponseListener listener = new InputStreamResponseListener();
    outgoing(request, endpoint).send(listener);
    Response answer = begun(request, listener);
    response.status(answer.getStatus());
    headers(answer).forEach((name, values) -> response.header(name, String.join(", ", values)));
    try (InputStream body = listener.getInputStream()) {
      OutputStream out = response.body();
      byte[] part = new byte[BUFFER];
      // What has come goes on at once: the rest may be long in coming.
      for (int count = body.read(part); count >= 0; count = body.read(part)) {
        out.write(part, 0, count);
        out.flush();
      }
    }
  }

  private Request outgoing(HttpRequest request, URI endpoint) {
    String base = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    Request out = client.newRequest(base).method(request.method()).path(request.rawPath() + query);
    out.headers(
        headers -> {
          HopHeaders.without(request.headers())
              .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
          headers.add("Via", NAME);
        });
    if (request.contentLength() > 0 || request.header("transfer-encoding").isPresent()) {
      ByteBufferPool.Sized buffers =
          new ByteBufferPool.Sized(client.getByteBufferPool(), false, BUFFER);
      String type = request.header("content-type").orElse(null);
      out.body(new InputStreamRequestContent(type, request.body(), buffers));
    }
    return out;
  }

  private static Response begun(HttpRequest request, InputStreamResponseListener listener)
      throws NoAnswerException, IOException {
    try {
      return listener.get(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BodyMismatchException mismatch) {
          throw mismatch;
        }
      }
      LOG.warn("request {} could not be passed on: {}", request.requestId(), e.toString());
      throw new NoAnswerException("which does not answer", e);
    } catch (TimeoutException e) {
      throw new NoAnswerException("which took too long to answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("and is about to end", e);
    }
  }

  private static Map<String, List<String>> headers(Response answer) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField field : answer.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(field.getValue() == null ? "" : field.getValue());
    }
    return HopHeaders.without(headers);
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("what passes requests on did not end", e);
    }
  }
}

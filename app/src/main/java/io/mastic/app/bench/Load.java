package io.mastic.app.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * One signed Glue request, sent over and over on a few connections that stay open. The bytes are
 * made once, so that the client costs little on the machine that it shares with the server.
 */
final class Load {

  private final URI uri;
  private final byte[] request;

  Load(URI uri, String operation, String json) {
    this.uri = uri;
    this.request = bytes(uri, operation, json);
  }

  /** Answers a second, all of them with status 200. */
  double perSecond(int connections, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long until = System.nanoTime() + time.toNanos();
      List<Callable<Long>> work = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        work.add(() -> send(until));
      }
      long began = System.nanoTime();
      long answers = 0;
      for (Future<Long> done : threads.invokeAll(work)) {
        answers += done.get();
      }
      return answers / ((System.nanoTime() - began) / 1e9);
    } catch (ExecutionException e) {
      throw new IOException("the load has failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private long send(long until) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      long answers = 0;
      while (System.nanoTime() < until) {
        socket.getOutputStream().write(request);
        readAnswer(in);
        answers++;
      }
      return answers;
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException("not answered by 200: " + status);
    }
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static byte[] bytes(URI uri, String operation, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .uri(uri.resolve("/"))
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "AWSGlue." + operation)
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(ServerProcess.KEY)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "glue")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
    StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\n");
    signed
        .request()
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n")));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] headBytes = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    return all;
  }
}

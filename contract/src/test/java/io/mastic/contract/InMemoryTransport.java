package io.mastic.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Lets the real AWS client marshal and unmarshal without a network between it and us. */
final class InMemoryTransport implements SdkHttpClient {

  record Answer(int status, SdkBytes body) {
    static Answer of(int status, byte[] body) {
      return new Answer(status, SdkBytes.fromByteArray(body));
    }
  }

  /** Answers by the operation's name and the request's body. */
  private final BiFunction<String, byte[], Answer> server;

  InMemoryTransport(BiFunction<String, byte[], Answer> server) {
    this.server = server;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
        Answer answer = server.apply(target.substring(target.indexOf('.') + 1), body(request));
        return HttpExecuteResponse.builder()
            .response(SdkHttpFullResponse.builder().statusCode(answer.status()).build())
            .responseBody(AbortableInputStream.create(answer.body().asInputStream()))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  private static byte[] body(HttpExecuteRequest request) {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = request.contentStreamProvider().get().newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}

package io.mastic.runtime.connect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sparkproject.connect.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.ServerCallHandler;
import org.sparkproject.connect.grpc.ServerInterceptor;
import org.sparkproject.connect.grpc.Status;

/** Lets in who has the token, and knows whether somebody was there. */
final class Visitors implements ServerInterceptor {

  /**
   * The header in which AWS has clients send it; the other is what Spark's clients call a token.
   */
  private static final Metadata.Key<String> PROXY =
      Metadata.Key.of("x-aws-proxy-auth", Metadata.ASCII_STRING_MARSHALLER);

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final byte[] token;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicBoolean came = new AtomicBoolean();

  Visitors(String token) {
    this.token = bytes(token);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!isRight(headers.get(PROXY)) && !isRight(bearer(headers.get(AUTHORIZATION)))) {
      call.close(
          Status.UNAUTHENTICATED.withDescription(
              "the token of this session is missing or wrong; GetSessionEndpoint gives it"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    came.set(true);
    inside.incrementAndGet();
    AtomicBoolean left = new AtomicBoolean();
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onComplete() {
        leave();
        super.onComplete();
      }

      @Override
      public void onCancel() {
        leave();
        super.onCancel();
      }

      private void leave() {
        if (left.compareAndSet(false, true)) {
          came.set(true);
          inside.decrementAndGet();
        }
      }
    };
  }

  private boolean isRight(@Nullable String given) {
    return given != null && MessageDigest.isEqual(token, bytes(given));
  }

  private static @Nullable String bearer(@Nullable String header) {
    String scheme = "Bearer ";
    return header != null && header.startsWith(scheme) ? header.substring(scheme.length()) : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  boolean wereThere() {
    return came.getAndSet(false) || inside.get() > 0;
  }
}

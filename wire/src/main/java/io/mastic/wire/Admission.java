package io.mastic.wire;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.body.AwsChunkedInputStream;
import io.mastic.wire.body.HashedInputStream;
import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.signature.Authorization;
import io.mastic.wire.signature.Authorization.Scheme;
import io.mastic.wire.signature.ChunkSigner;
import io.mastic.wire.signature.SigV4;
import io.mastic.wire.signature.SignedParts;
import io.mastic.wire.signature.Verifier;
import io.mastic.wire.text.Digests;
import io.mastic.wire.text.Query;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets a request in: checks its signature, finds its caller, and prepares its body. */
final class Admission {

  private static final String CHUNKED = "STREAMING-";
  private static final String HASH = "x-amz-content-sha256";

  private final Auth auth;
  private final Function<String, Optional<AccessKey>> keys;
  private final Verifier verifier;
  private final Authorizer authorizer;

  Admission(
      Auth auth,
      Function<String, Optional<AccessKey>> keys,
      Verifier verifier,
      Authorizer authorizer) {
    this.auth = auth;
    this.keys = keys;
    this.verifier = verifier;
    this.authorizer = authorizer;
  }

  /** Decides what those may do who were let in. */
  Authorizer authorizer() {
    return authorizer;
  }

  /**
   * Finds out who says that they ask, before a byte of the body is read: a stranger holds nothing.
   *
   * @param called the service that the request is for, null if it is none of this server's
   */
  Visitor look(
      Exchange exchange,
      @Nullable Authorization authorization,
      Query query,
      @Nullable String called)
      throws DeniedException {
    if (authorization == null) {
      if (auth == Auth.VERIFY) {
        throw new DeniedException(Denial.UNSIGNED);
      }
      return new Visitor(null, null, query);
    }
    exchange.claimsKey(authorization.keyId());
    if (auth == Auth.OFF) {
      return new Visitor(authorization, keys.apply(authorization.keyId()).orElse(null), query);
    }
    AccessKey key = verifier.find(authorization);
    if (called != null) {
      SignedParts.checkService(authorization, called);
    }
    SignedParts.check(authorization, exchange.request().headers(), query);
    return new Visitor(authorization, key, query);
  }

  /** Who says that they ask; the signature is still to be verified. */
  record Visitor(@Nullable Authorization authorization, @Nullable AccessKey key, Query query) {}

  /** Admits a call whose whole body is signed. */
  void admitWhole(Exchange exchange, Visitor visitor, byte[] body) throws DeniedException {
    exchange.request().whole(body);
    admit(exchange, visitor, Digests.sha256Hex(body));
  }

  /** Whether a body can be checked while it flows, because its hash was announced and signed. */
  boolean canFlow(IncomingRequest request, Visitor visitor) {
    Authorization authorization = visitor.authorization();
    return auth == Auth.OFF
        || (authorization != null
            && request.header(HASH).isPresent()
            && authorization.signedHeaders().contains(HASH));
  }

  /**
   * Admits a request whose body is checked while the face reads it.
   *
   * @param body {@link Route.Body#PASSED_ON} leaves S3's framing as it is
   */
  void admitStreaming(Exchange exchange, Visitor visitor, Route.Body body) throws DeniedException {
    Authorization authorization = visitor.authorization();
    AccessKey key = visitor.key();
    String signedHash = payloadHash(exchange.request(), authorization);
    admit(exchange, visitor, signedHash);
    ChunkSigner signer =
        auth == Auth.VERIFY
                && key != null
                && authorization != null
                && signedHash.startsWith("STREAMING-AWS4-HMAC-SHA256")
            ? verifier.chunks(authorization, key)
            : null;
    if (body == Route.Body.FLOWING || !signedHash.startsWith(CHUNKED)) {
      prepareBody(exchange.request(), signedHash, signer);
    }
  }

  private void admit(Exchange exchange, Visitor visitor, String payloadHash)
      throws DeniedException {
    IncomingRequest request = exchange.request();
    Authorization authorization = visitor.authorization();
    AccessKey key = visitor.key();
    if (auth == Auth.VERIFY && authorization != null && key != null) {
      verifier.verify(
          authorization,
          key,
          new Verifier.Signed(
              request.method(),
              request.rawPath(),
              visitor.query(),
              request.headers(),
              payloadHash));
    }
    String region = authorization == null ? "us-east-1" : authorization.region();
    request.admit(
        key == null
            ? Caller.root(Caller.DEFAULT_ACCOUNT, region)
            : new Caller(key.account(), region, key.principalArn()));
  }

  /** S3 signs what the header says of the body; a presigned URL cannot know it. */
  private String payloadHash(IncomingRequest request, @Nullable Authorization authorization)
      throws DeniedException {
    Optional<String> header = request.header(HASH);
    if (authorization == null
        || (authorization.scheme() != Scheme.V4_HEADER
            && !authorization.signedHeaders().contains(HASH))) {
      return header.filter(h -> auth == Auth.OFF).orElse(SigV4.UNSIGNED);
    }
    if (header.isEmpty() && auth == Auth.VERIFY) {
      throw new DeniedException(
          Denial.INCOMPLETE, "Missing required header for this request: x-amz-content-sha256");
    }
    return header.orElse(SigV4.UNSIGNED);
  }

  private static void prepareBody(
      IncomingRequest request, String signedHash, @Nullable ChunkSigner signer) {
    InputStream raw = request.rawBody();
    String encoding = request.header("content-encoding").orElse("");
    if (signedHash.startsWith(CHUNKED) || encoding.contains("aws-chunked")) {
      long length = request.header("x-amz-decoded-content-length").map(Admission::size).orElse(-1L);
      request.body(new AwsChunkedInputStream(raw, signer, length), length);
      request.replaceHeader("content-encoding", withoutFraming(encoding));
    } else if (signedHash.length() == 64) {
      request.body(new HashedInputStream(raw, signedHash), request.contentLength());
    }
  }

  private static long size(String header) {
    try {
      return Math.max(Long.parseLong(header.strip()), -1);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What is stored is not framed any more. */
  private static @Nullable String withoutFraming(String encoding) {
    String rest =
        Arrays.stream(encoding.split(",", -1))
            .map(String::strip)
            .filter(e -> !e.equals("aws-chunked") && !e.isEmpty())
            .collect(Collectors.joining(","));
    return rest.isEmpty() ? null : rest;
  }
}

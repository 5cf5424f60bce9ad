package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.text.Query;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param called the service that its signature must be for; null if it is none of this server's
 */
record Route(HttpFace face, @Nullable String called, Body body) {

  /** How a request's body comes to its face. */
  enum Body {
    /** Read and verified before the face is called. */
    WHOLE,
    /** Checked while the face reads it; S3's framing is taken off. */
    FLOWING,
    /** Flowing if its hash was announced and signed, else whole; as it was sent. */
    PASSED_ON
  }

  /** Decides where the requests of a port go. */
  @FunctionalInterface
  interface Choice {

    /**
     * @param scope the service that the signature names, null for none
     */
    Route of(@Nullable String scope, HttpRequest request, Query query);
  }

  /** To a face of this server. */
  static Route to(HttpFace face) {
    return new Route(
        face, face.service(), face.protocol() == Protocol.S3 ? Body.FLOWING : Body.WHOLE);
  }

  /** To whoever no signature has to name: pages, and what answers for absent services. */
  static Route away(HttpFace face) {
    return new Route(face, null, Body.WHOLE);
  }

  Protocol protocol() {
    return face.protocol();
  }
}

package io.mastic.wire;

import org.jspecify.annotations.Nullable;

/** One request, its answer, and what logs and metrics tell of them. */
final class Exchange {

  final IncomingRequest request;
  final OutgoingResponse response;
  final long startedNanos = System.nanoTime();

  /** Names that this server knows: what a client invents must not become a metric. */
  String service = "none";

  String operation = "unknown";

  /** The body of a call that is read whole; it has been verified with the call. */
  byte[] body = {};

  @Nullable String keyId;
  @Nullable String error;

  Exchange(IncomingRequest request, OutgoingResponse response) {
    this.request = request;
    this.response = response;
  }
}

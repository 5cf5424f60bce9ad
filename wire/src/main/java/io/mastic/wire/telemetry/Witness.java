package io.mastic.wire.telemetry;

import io.mastic.kernel.Caller;
import io.mastic.kernel.http.HttpRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees each request once it has been answered, for example to keep a record of changes. */
@FunctionalInterface
public interface Witness {

  /** Called on the request's thread; takes little time and throws nothing. */
  void saw(Answered answered);

  /**
   * A request and what became of it.
   *
   * @param caller empty for one that was not let in
   * @param keyId the key that it claims to be signed with; null for none
   * @param service for example {@code glue}, {@code none} if it was not let in
   * @param operation of AWS JSON, for example {@code CreateTable}; the method elsewhere
   * @param body whole, of AWS JSON and the query protocol; empty elsewhere
   */
  record Answered(
      HttpRequest request,
      Optional<Caller> caller,
      @Nullable String keyId,
      String service,
      String operation,
      Outcome outcome,
      Supplier<byte[]> body) {}

  /**
   * How a request ended.
   *
   * @param error AWS's code; null for success
   */
  record Outcome(int status, @Nullable String error) {}
}

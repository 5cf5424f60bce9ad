package io.mastic.kernel.http;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.AccessDeniedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as a face sees it: signature verified, aws-chunked framing taken off. */
public interface HttpRequest {

  String method();

  /** The path byte for byte as sent, without the query: never decoded or normalised. */
  String rawPath();

  /** The query byte for byte as sent, without the question mark; empty for none. */
  String rawQuery();

  /** The first value of a header; names are case-insensitive. */
  Optional<String> header(String name);

  /** All headers, names in lower case. */
  Map<String, List<String>> headers();

  /** Length of {@link #body} in bytes (after the framing is taken off), or -1 if not known. */
  long contentLength();

  /**
   * The body's bytes. Reading its end throws {@link BodyMismatchException} if a signed hash, a
   * chunk's signature or a length does not match; what was read until then must be thrown away.
   */
  InputStream body();

  /** The body at once, for services whose calls are taken in whole: at most 10 MB. */
  default byte[] bytes() throws IOException {
    return body().readAllBytes();
  }

  /** Trailers of an aws-chunked body, names in lower case; complete once the body has been read. */
  Map<String, String> trailers();

  Caller caller();

  /**
   * Asks the server's one authorizer whether the caller may do something. Every face does so once a
   * call is read and keeps the rules of its API, and before it acts.
   *
   * @param service as IAM's actions name it, for example {@code s3}
   * @param operation as IAM's actions name it, for example {@code GetObject}
   * @param resources the ARNs that it is about, as far as known, what it is most about first
   * @throws AccessDeniedException if not; the front door answers it
   */
  void authorize(String service, String operation, List<String> resources);

  String requestId();
}

package io.mastic.wire.exchange;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.wire.body.AwsChunkedInputStream;
import io.mastic.wire.body.PacedInput;
import io.mastic.wire.body.WholeBody;
import io.mastic.wire.crowd.Crowd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request of Jetty as faces see it; the front door fills in body and caller once it let it in.
 */
public final class IncomingRequest implements HttpRequest {

  private static final long SMALL = 64 << 10;

  private final Request request;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, List<String>> headers;
  private final String requestId = newRequestId();
  private final Authorizer authorizer;

  private @Nullable Caller caller;
  private @Nullable InputStream body;
  private @Nullable PacedInput paced;
  private @Nullable AwsChunkedInputStream chunked;
  private byte @Nullable [] whole;
  private long contentLength;

  public IncomingRequest(Request request, Authorizer authorizer) {
    this.request = request;
    this.authorizer = authorizer;
    String target = request.getHttpURI().getPathQuery();
    String raw = target == null ? "/" : target;
    int question = raw.indexOf('?');
    this.rawPath = question < 0 ? raw : raw.substring(0, question);
    this.rawQuery = question < 0 ? "" : raw.substring(question + 1);
    this.headers = headersOf(request);
    this.contentLength = request.getLength();
  }

  /**
   * A repeated {@code x-amz-} header is one with its values joined, which is what a signature
   * signs: a face that took the first of two would obey what nobody signed.
   */
  private static Map<String, List<String>> headersOf(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      String value = field.getValue() == null ? "" : field.getValue();
      headers.merge(name, List.of(value), (a, b) -> together(name, a, b));
    }
    return headers;
  }

  private static List<String> together(String name, List<String> first, List<String> second) {
    return name.startsWith("x-amz-")
        ? List.of(first.get(0) + "," + second.get(0))
        : Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Unlikely to repeat, and no secret. */
  private static String newRequestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  public void admit(Caller admitted) {
    this.caller = admitted;
  }

  /** For a body that is taken in whole. */
  public WholeBody wholeBody(Crowd crowd) {
    return new WholeBody(request, crowd);
  }

  public boolean hasBody() {
    return request.getLength() > 0 || headers.containsKey("transfer-encoding");
  }

  /** The body flows; its client is looked after until the release. */
  public PacedInput pace(Crowd crowd) {
    PacedInput input = new PacedInput(request, Request.asInputStream(request), crowd);
    paced = input;
    return input;
  }

  /**
   * Reads what is left of a small body that flows. A client that is still sending would see a
   * closed connection instead of an answer that comes before its last byte; one that sends much is
   * not waited for.
   */
  public void takeRest() {
    if (paced == null || request.getLength() < 0 || request.getLength() > SMALL) {
      return;
    }
    try {
      paced.skipNBytes(Long.MAX_VALUE);
    } catch (IOException atItsEnd) {
      // All of it has come, or the client has gone or is too slow.
    }
  }

  public InputStream rawBody() {
    return paced == null ? Request.asInputStream(request) : paced;
  }

  /** The body as the face shall see it, and its length. */
  public void body(InputStream decoded, long length) {
    this.body = decoded;
    this.contentLength = length;
    this.chunked = decoded instanceof AwsChunkedInputStream framed ? framed : null;
  }

  /** Replaces a header of the request. */
  public void replaceHeader(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, List.of(value));
    }
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String rawPath() {
    return rawPath;
  }

  @Override
  public String rawQuery() {
    return rawQuery;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(v -> v.get(0));
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public long contentLength() {
    return contentLength;
  }

  @Override
  public InputStream body() {
    return body == null ? rawBody() : body;
  }

  /** A body that has come whole. */
  public void whole(byte[] bytes) {
    body(new ByteArrayInputStream(bytes), bytes.length);
    this.whole = bytes;
  }

  /** The body if it has come whole, else nothing. */
  byte[] whole() {
    return whole == null ? new byte[0] : whole;
  }

  @Override
  public byte[] bytes() throws IOException {
    return whole == null ? body().readAllBytes() : whole;
  }

  @Override
  public Map<String, String> trailers() {
    return chunked == null ? Map.of() : chunked.trailers();
  }

  /** Empty while it has not been let in. */
  public Optional<Caller> admitted() {
    return Optional.ofNullable(caller);
  }

  @Override
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("a refused request has no caller");
    }
    return caller;
  }

  @Override
  public void authorize(String service, String operation, List<String> resources) {
    authorizer.check(new Ask(caller(), service, operation, resources));
  }

  @Override
  public String requestId() {
    return requestId;
  }
}

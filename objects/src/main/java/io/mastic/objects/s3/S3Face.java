package io.mastic.objects.s3;

import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.disk.DiskFull;
import io.mastic.kernel.http.BodyMismatchException;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.bucket.AssetsBucket;
import io.mastic.objects.s3.news.ObjectNews;
import io.mastic.objects.s3.news.UploadNews;
import io.mastic.objects.s3.request.RefusedHeaders;
import io.mastic.objects.s3.request.S3Action;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.S3Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * S3's REST API over an object store, path style, and virtual-host style where the Host header says
 * so. What is not in the {@link S3Routes} answers 501 NotImplemented.
 */
public final class S3Face implements HttpFace {

  private static final Logger LOG = LoggerFactory.getLogger(S3Face.class);

  /** Who makes or deletes a bucket means it. */
  private static final Set<String> BUCKET_ITSELF = Set.of("PUT", "DELETE");

  private final S3Store store;
  private final S3Routes routes;
  private final LongFunction<Optional<String>> full;

  public S3Face(S3Store store) {
    this(store, bytes -> Optional.empty(), ObjectNews.NOBODY, UploadNews.NOBODY);
  }

  /**
   * @param full why so many bytes cannot be taken now; empty if they can
   * @param news who is told of objects
   * @param begun who is told of uploads that begin
   */
  public S3Face(
      S3Store store, LongFunction<Optional<String>> full, ObjectNews news, UploadNews begun) {
    this.store = store;
    this.routes = new S3Routes(store, news, begun);
    this.full = full;
  }

  @Override
  public String service() {
    return "s3";
  }

  @Override
  public Protocol protocol() {
    return Protocol.S3;
  }

  @Override
  public void handle(HttpRequest http, HttpResponse response) throws IOException {
    S3Answer answer = new S3Answer(response).header("x-amz-request-id", http.requestId());
    try {
      S3Request request = S3Request.of(http);
      handle(request, answer.telling(request::unheard));
    } catch (ObjectStoreException e) {
      fail(http, answer, e);
    }
  }

  private void handle(S3Request request, S3Answer answer) throws IOException {
    HttpRequest http = request.http();
    try {
      checkOwner(request, "x-amz-expected-bucket-owner");
      checkOwner(request, "x-amz-source-expected-bucket-owner");
      RefusedHeaders.find(request)
          .ifPresent(
              header -> {
                throw S3Errors.notImplemented(header);
              });
      S3Route route = S3Route.of(request);
      S3Operation operation =
          routes.find(route).orElseThrow(() -> S3Errors.notImplemented(route.toString()));
      boolean isOfVersion = request.param("versionId").isPresent();
      http.authorize("s3", S3Action.of(route, isOfVersion), S3Action.resources(request.target()));
      requireRoom(http);
      if (!BUCKET_ITSELF.contains(http.method()) || !request.target().key().isEmpty()) {
        AssetsBucket.provide(store, request.target().bucket(), http.caller());
      }
      operation.answer(request, answer);
    } catch (ObjectStoreException e) {
      fail(http, answer, e, ErrorDetails.of(e, request));
    } catch (BodyMismatchException e) {
      fail(http, answer, new ObjectStoreException(400, e.code(), message(e)));
    } catch (UncheckedIOException e) {
      if (answer.isStarted() || !(e.getCause() instanceof BodyMismatchException mismatch)) {
        unexpected(http, answer, e);
      } else {
        fail(http, answer, new ObjectStoreException(400, mismatch.code(), message(mismatch)));
      }
    } catch (AccessDeniedException e) {
      throw e;
    } catch (RuntimeException e) {
      unexpected(http, answer, e);
    }
  }

  /** Nobody reaches a bucket of another account, so the owner that counts is the caller's. */
  private static void checkOwner(S3Request request, String header) {
    String account = request.http().caller().account();
    if (!request.header(header).orElse(account).equals(account)) {
      throw S3Errors.accessDenied();
    }
  }

  @Override
  public void refuse(HttpRequest http, HttpResponse response, Refusal refusal) throws IOException {
    S3Answer answer = new S3Answer(response).header("x-amz-request-id", http.requestId());
    write(http, answer, refusal);
  }

  /** Before the disk is at its end, so that the database can still write. */
  private void requireRoom(HttpRequest http) {
    if (!http.method().equals("PUT")) {
      return;
    }
    long bytes =
        http.header("content-length")
            .filter(length -> length.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElse(0L);
    if (bytes > 0 || http.header("x-amz-copy-source").isPresent()) {
      full.apply(bytes)
          .ifPresent(
              why -> {
                throw S3Errors.full(why);
              });
    }
  }

  private static void unexpected(HttpRequest http, S3Answer answer, RuntimeException e)
      throws IOException {
    LOG.error("S3 request {} failed", http.requestId(), e);
    if (DiskFull.caused(e)) {
      fail(http, answer, S3Errors.full(DiskFull.MESSAGE));
      return;
    }
    fail(
        http,
        answer,
        new ObjectStoreException(
            500, "InternalError", "We encountered an internal error. Please try again."));
  }

  private static void fail(HttpRequest http, S3Answer answer, ObjectStoreException e)
      throws IOException {
    fail(http, answer, e, e.details());
  }

  private static void fail(
      HttpRequest http, S3Answer answer, ObjectStoreException e, Map<String, String> details)
      throws IOException {
    if (answer.isStarted()) {
      // The client has a good status and some bytes: only a broken line can tell it.
      throw new IOException("an answer broke off", e);
    }
    e.headers().forEach(answer::header);
    write(http, answer, new Refusal(e.status(), e.code(), message(e), details));
  }

  private static void write(HttpRequest http, S3Answer answer, Refusal error) throws IOException {
    if (http.method().equals("HEAD") || error.status() == 304) {
      answer.head(error.status());
      return;
    }
    S3Xml xml =
        S3Xml.error().put("Code", error.code()).put("Message", text(error.code(), error.message()));
    error.details().forEach((name, value) -> xml.put(name, legible(value)));
    answer.xml(
        error.status(), xml.put("Resource", http.rawPath()).put("RequestId", http.requestId()));
  }

  /** S3's own text where the store's says more, and nothing that XML cannot hold. */
  private static String text(String code, String message) {
    return switch (code) {
      case "NoSuchKey" -> "The specified key does not exist.";
      case "NoSuchBucket" -> "The specified bucket does not exist";
      default -> legible(message);
    };
  }

  private static String legible(String text) {
    return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "?");
  }

  private static String message(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("");
  }
}

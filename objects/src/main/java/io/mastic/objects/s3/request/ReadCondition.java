package io.mastic.objects.s3.request;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.S3Errors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** What a reader wants to be true of an object: RFC 9110 section 13.2, as S3 applies it. */
public record ReadCondition(
    Optional<String> ifMatch,
    Optional<String> ifNoneMatch,
    Optional<Instant> ifModifiedSince,
    Optional<Instant> ifUnmodifiedSince) {

  public enum Verdict {
    READ,
    NOT_MODIFIED
  }

  /**
   * @param prefix {@code x-amz-copy-source-} for the source of a copy, else empty
   */
  public static ReadCondition of(S3Request request, String prefix) {
    Function<String, Optional<Instant>> time =
        name -> request.header(prefix + name).flatMap(HttpDate::parse);
    return new ReadCondition(
        request.header(prefix + "if-match"),
        request.header(prefix + "if-none-match"),
        time.apply("if-modified-since"),
        time.apply("if-unmodified-since"));
  }

  /**
   * @throws io.mastic.objects.ObjectStoreException 412 PreconditionFailed
   */
  public Verdict judge(ObjectInfo object) {
    Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
    if (ifMatch.isPresent()) {
      if (!names(ifMatch.get(), object.etag())) {
        throw S3Errors.preconditionFailed("If-Match");
      }
    } else if (ifUnmodifiedSince.isPresent() && modified.isAfter(ifUnmodifiedSince.get())) {
      throw S3Errors.preconditionFailed("If-Unmodified-Since");
    }
    boolean unchanged =
        ifNoneMatch.isPresent()
            ? names(ifNoneMatch.get(), object.etag())
            : ifModifiedSince.isPresent() && !modified.isAfter(ifModifiedSince.get());
    return unchanged ? Verdict.NOT_MODIFIED : Verdict.READ;
  }

  private static boolean names(String header, String etag) {
    for (String one : header.split(",", -1)) {
      String bare = one.trim().replaceFirst("^W/", "").replace("\"", "");
      if (bare.equals("*") || bare.equals(etag)) {
        return true;
      }
    }
    return false;
  }
}

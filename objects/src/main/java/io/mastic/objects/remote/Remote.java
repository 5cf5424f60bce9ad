package io.mastic.objects.remote;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.PartSpan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls to the remote S3; its errors are ours. */
final class Remote {

  /** What a HEAD's answer, which has no body, means. */
  private static final Map<Integer, String> CODES =
      Map.of(
          301, "PermanentRedirect",
          304, "NotModified",
          403, "AccessDenied",
          404, "NoSuchKey",
          412, "PreconditionFailed",
          416, "InvalidRange");

  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-");

  private Remote() {}

  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (S3Exception e) {
      throw translated(e);
    } catch (SdkClientException e) {
      ObjectStoreException unreachable =
          new ObjectStoreException(
              503, "ServiceUnavailable", "The remote S3 cannot be reached: " + e.getMessage());
      unreachable.initCause(e);
      throw unreachable;
    }
  }

  /** As {@link #call}, with empty for what the remote does not have; a bucket must be there. */
  static <T> Optional<T> find(Supplier<T> call) {
    return unless(e -> e.status() == 404 && !e.code().equals("NoSuchBucket"), call);
  }

  /** As {@link #find}, for the bucket itself. */
  static <T> Optional<T> findBucket(Supplier<T> call) {
    return unless(e -> e.status() == 404, call);
  }

  /** A part's place, as a HEAD for its number tells it. */
  static Optional<PartSpan> findPart(Supplier<HeadObjectResponse> head) {
    return unless(e -> e.status() == 416, head)
        .map(
            part -> {
              Matcher range = RANGE.matcher(String.valueOf(part.contentRange()));
              long first = range.find() ? Long.parseLong(range.group(1)) : 0;
              int count = Optional.ofNullable(part.partsCount()).orElse(0);
              return new PartSpan(count, first, part.contentLength());
            });
  }

  private static <T> Optional<T> unless(Predicate<ObjectStoreException> missing, Supplier<T> call) {
    try {
      return Optional.of(call(call));
    } catch (ObjectStoreException e) {
      if (missing.test(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ObjectStoreException translated(S3Exception e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String code =
        details
            .map(AwsErrorDetails::errorCode)
            .filter(text -> !text.isEmpty() && !text.chars().allMatch(Character::isDigit))
            .orElse(CODES.getOrDefault(e.statusCode(), "InternalError"));
    String message = details.map(AwsErrorDetails::errorMessage).orElse(code);
    return new ObjectStoreException(e.statusCode(), code, message);
  }
}

package io.mastic.objects.remote;

import io.mastic.objects.ObjectStoreException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
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

  /** As {@link #call}, with empty for what the remote does not have. */
  static <T> Optional<T> find(Supplier<T> call) {
    try {
      return Optional.of(call(call));
    } catch (ObjectStoreException e) {
      if (e.status() == 404 && !e.code().equals("NoSuchBucket")) {
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

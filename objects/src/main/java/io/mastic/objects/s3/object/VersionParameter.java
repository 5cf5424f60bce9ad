package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.S3Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameter {@code versionId}: which of an object's versions is meant. */
public final class VersionParameter {

  private VersionParameter() {}

  /** Empty for the latest. */
  static Optional<String> of(S3Request request) {
    Optional<String> id = request.param("versionId");
    if (id.filter(String::isEmpty).isPresent()) {
      throw S3Errors.invalidArgument("Version id cannot be the empty string");
    }
    return id;
  }

  static OpenObject open(S3Store store, S3Request request) {
    return of(request)
        .map(id -> store.versions().open(request.bucket(), request.key(), id))
        .orElseGet(() -> store.open(request.bucket(), request.key()));
  }

  /**
   * @throws ObjectStoreException that tells of a delete marker, where there is one
   */
  public static StoredObject load(S3Store store, S3Request request) {
    Optional<String> id = of(request);
    if (id.isPresent()) {
      return store.versions().load(request.bucket(), request.key(), id.get());
    }
    return store
        .look(request.bucket(), request.key())
        .orElseThrow(() -> store.missing(request.bucket(), request.key()));
  }

  /** Says which version it is, where there are versions. */
  public static void header(S3Answer answer, @Nullable String id) {
    answer.header("x-amz-version-id", Optional.ofNullable(id));
  }
}

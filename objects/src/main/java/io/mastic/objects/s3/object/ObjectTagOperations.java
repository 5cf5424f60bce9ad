package io.mastic.objects.s3.object;

import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Tags of objects. */
public final class ObjectTagOperations {

  private final S3Store store;

  public ObjectTagOperations(S3Store store) {
    this.store = store;
  }

  public void read(S3Request request, S3Answer answer) throws IOException {
    Optional<String> id = VersionParameter.of(request);
    answer.header("x-amz-version-id", id);
    answer.xml(
        200,
        ObjectTags.document(
            id.isPresent()
                ? store.versions().load(request.bucket(), request.key(), id.get()).facts().tags()
                : store.tags(request.bucket(), request.key())));
  }

  public void put(S3Request request, S3Answer answer) throws IOException {
    put(request, answer, ObjectTags.ofObject(RequestDocuments.xml(request)));
    answer.empty(200);
  }

  public void delete(S3Request request, S3Answer answer) {
    put(request, answer, Map.of());
    answer.empty(204);
  }

  private void put(S3Request request, S3Answer answer, Map<String, String> tags) {
    Optional<String> id = VersionParameter.of(request);
    answer.header("x-amz-version-id", id);
    if (id.isPresent()) {
      store.versions().putTags(request.bucket(), request.key(), id.get(), tags);
    } else {
      store.putTags(request.bucket(), request.key(), tags);
    }
  }
}

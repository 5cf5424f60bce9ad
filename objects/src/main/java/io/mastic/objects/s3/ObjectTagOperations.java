package io.mastic.objects.s3;

import io.mastic.objects.S3Store;
import java.io.IOException;
import java.util.Map;

/** Tags of objects. */
final class ObjectTagOperations {

  private final S3Store store;

  ObjectTagOperations(S3Store store) {
    this.store = store;
  }

  void read(S3Request request, S3Answer answer) throws IOException {
    ReadOperations.requireOnlyVersion(request);
    answer.xml(200, ObjectTags.document(store.tags(request.bucket(), request.key())));
  }

  void put(S3Request request, S3Answer answer) throws IOException {
    ReadOperations.requireOnlyVersion(request);
    Map<String, String> tags = ObjectTags.ofObject(RequestDocuments.xml(request));
    store.putTags(request.bucket(), request.key(), tags);
    answer.empty(200);
  }

  void delete(S3Request request, S3Answer answer) {
    ReadOperations.requireOnlyVersion(request);
    store.putTags(request.bucket(), request.key(), Map.of());
    answer.empty(204);
  }
}

package io.mastic.objects.s3.object;

import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import java.io.IOException;
import java.util.Map;

/** Tags of objects. */
public final class ObjectTagOperations {

  private final S3Store store;

  public ObjectTagOperations(S3Store store) {
    this.store = store;
  }

  public void read(S3Request request, S3Answer answer) throws IOException {
    ReadOperations.requireOnlyVersion(request);
    answer.xml(200, ObjectTags.document(store.tags(request.bucket(), request.key())));
  }

  public void put(S3Request request, S3Answer answer) throws IOException {
    ReadOperations.requireOnlyVersion(request);
    Map<String, String> tags = ObjectTags.ofObject(RequestDocuments.xml(request));
    store.putTags(request.bucket(), request.key(), tags);
    answer.empty(200);
  }

  public void delete(S3Request request, S3Answer answer) {
    ReadOperations.requireOnlyVersion(request);
    store.putTags(request.bucket(), request.key(), Map.of());
    answer.empty(204);
  }
}

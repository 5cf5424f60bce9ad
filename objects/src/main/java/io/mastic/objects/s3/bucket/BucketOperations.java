package io.mastic.objects.s3.bucket;

import io.mastic.objects.Bucket;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Buckets themselves. */
public final class BucketOperations {

  private final S3Store store;

  public BucketOperations(S3Store store) {
    this.store = store;
  }

  public void list(S3Request request, S3Answer answer) throws IOException {
    String prefix = request.param("prefix", "");
    List<Bucket> buckets =
        store.listBuckets().stream().filter(bucket -> bucket.name().startsWith(prefix)).toList();
    S3Xml xml = S3Xml.document("ListAllMyBucketsResult");
    Owner.put(xml, request.http().caller());
    xml.child(
        "Buckets",
        all ->
            buckets.forEach(
                bucket ->
                    all.child(
                        "Bucket",
                        one ->
                            one.put("Name", bucket.name())
                                .put("CreationDate", HttpDate.document(bucket.createdAt()))
                                .put("BucketRegion", bucket.region()))));
    answer.xml(200, xml);
  }

  public void create(S3Request request, S3Answer answer) throws IOException {
    String region = Regions.of(wantedRegion(request), request.http().caller().region());
    try {
      store.createBucket(request.bucket(), region);
    } catch (ObjectStoreException e) {
      // In its first region S3 lets an owner create a bucket again.
      if (!e.code().equals("BucketAlreadyOwnedByYou") || !region.equals(Regions.FIRST)) {
        throw e;
      }
    }
    answer.header("Location", "/" + request.bucket()).empty(200);
  }

  public void head(S3Request request, S3Answer answer) {
    answer.header("x-amz-bucket-region", region(request));
    answer.header("x-amz-access-point-alias", "false").empty(200);
  }

  public void delete(S3Request request, S3Answer answer) {
    store.deleteBucket(request.bucket());
    answer.empty(204);
  }

  public void location(S3Request request, S3Answer answer) throws IOException {
    String region = region(request);
    answer.xml(
        200, S3Xml.document("LocationConstraint").text(region.equals(Regions.FIRST) ? "" : region));
  }

  private String region(S3Request request) {
    return store
        .findRegion(request.bucket())
        .orElseThrow(() -> ObjectStoreException.noSuchBucket(request.bucket()));
  }

  private static Optional<String> wantedRegion(S3Request request) throws IOException {
    String document = RequestDocuments.text(request);
    return document.isBlank()
        ? Optional.empty()
        : XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
            .find("LocationConstraint")
            .filter(text -> !text.isEmpty());
  }
}

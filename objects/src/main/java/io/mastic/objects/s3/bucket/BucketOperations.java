package io.mastic.objects.s3.bucket;

import io.mastic.objects.Bucket;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.object.ObjectTags;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.RequestDocuments;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets themselves. */
public final class BucketOperations {

  private static final int MOST = 10_000;

  private final S3Store store;

  public BucketOperations(S3Store store) {
    this.store = store;
  }

  public void list(S3Request request, S3Answer answer) throws IOException {
    String prefix = request.param("prefix", "");
    Optional<String> region = request.param("bucket-region");
    int limit = request.number("max-buckets", MOST, 1, MOST);
    Optional<String> token = request.param("continuation-token");
    String after = token.isPresent() ? KeyToken.key(token.get()) : "";
    List<Bucket> found =
        store.listBuckets().stream()
            .filter(bucket -> bucket.name().startsWith(prefix))
            .filter(bucket -> region.isEmpty() || region.get().equals(bucket.region()))
            .filter(bucket -> bucket.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(Bucket::name))
            .toList();
    List<Bucket> buckets = found.subList(0, Math.min(limit, found.size()));
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
    if (buckets.size() < found.size()) {
      xml.put("ContinuationToken", KeyToken.of(buckets.get(buckets.size() - 1).name()));
    }
    request.param("prefix").ifPresent(text -> xml.put("Prefix", text));
    answer.xml(200, xml);
  }

  public void create(S3Request request, S3Answer answer) throws IOException {
    Optional<XmlNode> wanted = configuration(request);
    String region =
        Regions.of(
            wanted.flatMap(xml -> xml.find("LocationConstraint")).filter(text -> !text.isEmpty()),
            request.http().caller().region());
    Ownership ownership = Ownership.of(request);
    Map<String, String> tags = wanted.map(BucketOperations::tags).orElse(Map.of());
    try {
      store.createBucket(request.bucket(), region);
    } catch (ObjectStoreException e) {
      // In its first region S3 lets an owner create a bucket again.
      if (!e.code().equals("BucketAlreadyOwnedByYou") || !region.equals(Regions.FIRST)) {
        throw e;
      }
    }
    ownership.keep(store, request.bucket());
    if (!tags.isEmpty()) {
      store.putSetting(
          request.bucket(), Setting.TAGGING.resource(), ObjectTags.document(tags).toString());
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

  private static Optional<XmlNode> configuration(S3Request request) throws IOException {
    String document = RequestDocuments.text(request);
    if (document.isBlank()) {
      return Optional.empty();
    }
    XmlNode xml =
        XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    for (String ofDirectories : List.of("Location", "Bucket")) {
      if (xml.all(ofDirectories).findAny().isPresent()) {
        throw S3Errors.notImplemented(ofDirectories + " of a directory bucket");
      }
    }
    return Optional.of(xml);
  }

  private static Map<String, String> tags(XmlNode configuration) {
    return ObjectTags.ofBucket(configuration, "Tags");
  }
}

package io.mastic.objects.remote;

import io.mastic.objects.Bucket;
import io.mastic.objects.BucketNames;
import io.mastic.objects.Deletion;
import io.mastic.objects.MultipartUploads;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.PartSpan;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.WriteCondition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;

/** Buckets and objects of a remote S3: AWS, MinIO, Ceph, or another Mastic. */
public final class RemoteStore implements S3Store, AutoCloseable {

  private static final String FIRST_REGION = "us-east-1";

  private final RemoteSettings settings;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final S3Client s3;
  private final RawS3 raw;
  private final RemoteUploads uploads;

  public RemoteStore(RemoteSettings settings) {
    this.settings = settings;
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .region(Region.of(settings.region()))
            .credentialsProvider(settings.credentials());
    s3 =
        settings.endpoint() == null
            ? builder.crossRegionAccessEnabled(true).build()
            : builder.endpointOverride(settings.endpoint()).forcePathStyle(true).build();
    raw = new RawS3(settings, http);
    uploads = new RemoteUploads(s3, this);
  }

  @Override
  public boolean bucketExists(String bucket) {
    return findRegion(bucket).isPresent();
  }

  @Override
  public List<Bucket> listBuckets() {
    return Remote.call(
        () ->
            s3.listBucketsPaginator().buckets().stream()
                .map(
                    bucket ->
                        new Bucket(
                            bucket.name(),
                            Optional.ofNullable(bucket.bucketRegion()).orElse(settings.region()),
                            bucket.creationDate()))
                .toList());
  }

  @Override
  public Optional<String> findRegion(String bucket) {
    if (!BucketNames.isValid(bucket)) {
      return Optional.empty();
    }
    return Remote.findBucket(() -> s3.headBucket(r -> r.bucket(bucket)))
        .map(head -> Optional.ofNullable(head.bucketRegion()).orElse(settings.region()));
  }

  @Override
  public void createBucket(String name, String region) {
    BucketNames.require(name);
    Remote.call(
        () ->
            s3.createBucket(
                r -> {
                  r.bucket(name);
                  if (!region.equals(FIRST_REGION)) {
                    r.createBucketConfiguration(c -> c.locationConstraint(region));
                  }
                }));
  }

  @Override
  public void deleteBucket(String name) {
    Remote.call(() -> s3.deleteBucket(r -> r.bucket(name)));
  }

  @Override
  public Optional<String> findSetting(String bucket, String name) {
    return Remote.find(() -> raw.exchange(SdkHttpMethod.GET, bucket, name, ""));
  }

  @Override
  public void putSetting(String bucket, String name, String document) {
    raw.exchange(SdkHttpMethod.PUT, bucket, name, document);
  }

  @Override
  public void deleteSetting(String bucket, String name) {
    raw.exchange(SdkHttpMethod.DELETE, bucket, name, "");
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return look(bucket, key).map(StoredObject::info);
  }

  @Override
  public Optional<StoredObject> look(String bucket, String key) {
    Optional<HeadObjectResponse> head =
        Remote.find(
            () -> s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
    if (head.isEmpty()) {
      // A HEAD cannot say which of the two is missing.
      requireBucket(bucket);
      return Optional.empty();
    }
    HeadObjectResponse found = head.get();
    ObjectInfo info =
        new ObjectInfo(
            key,
            found.contentLength(),
            found.lastModified(),
            bare(found.eTag()),
            RemoteListing.storageClass(found.storageClassAsString()));
    int tags = Optional.ofNullable(found.tagCount()).orElse(0);
    return Optional.of(new StoredObject(info, RemoteFacts.of(found), tags));
  }

  @Override
  public Optional<PartSpan> findPart(String bucket, StoredObject object, int number) {
    if (!object.info().etag().contains("-")) {
      return PartSpan.of(object, number);
    }
    return Remote.findPart(
        () -> s3.headObject(r -> r.bucket(bucket).key(object.info().key()).partNumber(number)));
  }

  @Override
  public OpenObject open(String bucket, String key) {
    StoredObject object = look(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key));
    return new RemoteObject(s3, bucket, object);
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    String last = length < 0 ? "" : Long.toString(offset + length - 1);
    boolean whole = offset == 0 && length < 0;
    try {
      return Remote.call(
          () ->
              s3.getObject(
                  r ->
                      r.bucket(bucket)
                          .key(key)
                          .range(whole ? null : "bytes=" + offset + "-" + last)));
    } catch (ObjectStoreException e) {
      if (e.status() == 416) {
        return InputStream.nullInputStream();
      }
      throw e;
    }
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    return RemoteListing.page(s3, bucket, prefix, delimiter, after, limit);
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    ObjectFacts facts =
        contentType == null
            ? ObjectFacts.NONE
            : ObjectFacts.ofHeaders(Map.of("content-type", contentType));
    InputStream body = new ByteArrayInputStream(content);
    return put(bucket, key, new NewObject(body, () -> facts, WriteCondition.NONE)).info();
  }

  @Override
  public StoredObject put(String bucket, String key, NewObject object) {
    try (Spool spool = Spool.of(object.body())) {
      PutObjectRequest request =
          RemoteFacts.put(PutObjectRequest.builder(), object.facts().get())
              .bucket(bucket)
              .key(key)
              .ifMatch(object.condition().ifMatch())
              .ifNoneMatch(object.condition().ifNoneMatch())
              .build();
      Remote.call(() -> s3.putObject(request, RequestBody.fromFile(spool.file())));
    }
    return look(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key));
  }

  @Override
  public void delete(String bucket, String key) {
    delete(bucket, key, WriteCondition.NONE);
  }

  @Override
  public Deletion delete(String bucket, String key, WriteCondition condition) {
    Remote.call(() -> s3.deleteObject(r -> r.bucket(bucket).key(key).ifMatch(condition.ifMatch())));
    return Deletion.PLAIN;
  }

  @Override
  public Map<String, String> tags(String bucket, String key) {
    Map<String, String> tags = new TreeMap<>();
    for (Tag tag :
        Remote.call(() -> s3.getObjectTagging(r -> r.bucket(bucket).key(key))).tagSet()) {
      tags.put(tag.key(), tag.value());
    }
    return tags;
  }

  @Override
  public void putTags(String bucket, String key, Map<String, String> tags) {
    Remote.call(
        () ->
            s3.putObjectTagging(r -> r.bucket(bucket).key(key).tagging(RemoteFacts.tagging(tags))));
  }

  @Override
  public MultipartUploads uploads() {
    return uploads;
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> localRoot() {
    return Optional.empty();
  }

  @Override
  public void close() {
    s3.close();
    http.close();
  }

  private void requireBucket(String bucket) {
    if (!bucketExists(bucket)) {
      throw ObjectStoreException.noSuchBucket(bucket);
    }
  }

  static String bare(String etag) {
    return etag.replace("\"", "");
  }
}

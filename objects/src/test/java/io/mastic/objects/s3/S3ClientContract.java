package io.mastic.objects.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What AWS's own client finds at the S3 face, whatever store is behind it. */
public abstract class S3ClientContract {

  static final String B = "a-bucket";

  protected S3Client s3;

  /** Starts a server over an empty store. */
  protected abstract URI start();

  @BeforeEach
  void connect() {
    s3 = client(start());
    s3.createBucket(r -> r.bucket(B));
  }

  @AfterEach
  void disconnect() {
    s3.close();
  }

  protected static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  void bucketsComeAndGo() {
    s3.createBucket(r -> r.bucket(B));
    s3.createBucket(
        r ->
            r.bucket("other-bucket")
                .createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
    assertThat(s3.listBuckets().buckets()).extracting(b -> b.name()).contains(B, "other-bucket");
    assertThat(s3.getBucketLocation(r -> r.bucket("other-bucket")).locationConstraintAsString())
        .isEqualTo("eu-central-1");
    assertThat(s3.headBucket(r -> r.bucket(B)).bucketRegion()).isEqualTo("us-east-1");
    put("k", "x");
    assertThat(code(() -> s3.deleteBucket(r -> r.bucket(B)))).isEqualTo("BucketNotEmpty");
    s3.deleteBucket(r -> r.bucket("other-bucket"));
    assertThat(status(() -> s3.headBucket(r -> r.bucket("other-bucket")))).isEqualTo(404);
  }

  @Test
  void anObjectComesBackAsItWasPut() {
    s3.putObject(
        r ->
            r.bucket(B)
                .key("dir/a b+c%é.txt")
                .contentType("text/plain")
                .cacheControl("max-age=3")
                .contentDisposition("inline")
                .metadata(Map.of("owner", "me"))
                .tagging("a=1&b=2"),
        RequestBody.fromString("hello"));
    ResponseBytes<GetObjectResponse> got = get("dir/a b+c%é.txt");
    assertThat(got.asUtf8String()).isEqualTo("hello");
    assertThat(got.response().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(got.response().contentType()).isEqualTo("text/plain");
    assertThat(got.response().cacheControl()).isEqualTo("max-age=3");
    assertThat(got.response().contentDisposition()).isEqualTo("inline");
    assertThat(got.response().metadata()).containsEntry("owner", "me");
    assertThat(got.response().tagCount()).isEqualTo(2);
    HeadObjectResponse head = s3.headObject(r -> r.bucket(B).key("dir/a b+c%é.txt"));
    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.lastModified()).isBefore(Instant.now().plusSeconds(5));
    assertThat(status(() -> s3.headObject(r -> r.bucket(B).key("none")))).isEqualTo(404);
    assertThat(code(() -> get("none"))).isEqualTo("NoSuchKey");
    assertThat(code(() -> s3.listObjectsV2(r -> r.bucket("no-such-bucket"))))
        .isEqualTo("NoSuchBucket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "x/",
        "a//b",
        "/lead",
        "../up",
        "a/../b",
        "./.",
        "%2e%2e",
        "tab\there",
        "new\nline",
        "plus+plus",
        "q?x=1&y",
        "#hash",
        "é/ü",
        "😀",
        "back\\slash",
        "&<>\"'",
        " blank ",
        ".mastic-self",
        "\u0001low"
      })
  void oddKeysAreKeysLikeOthers(String key) {
    put(key, "content of " + key);
    put("neighbour", "x");
    assertThat(get(key).asUtf8String()).isEqualTo("content of " + key);
    List<String> keys = keys(s3.listObjectsV2(r -> r.bucket(B).encodingType(EncodingType.URL)));
    assertThat(keys).containsExactlyInAnyOrder(key, "neighbour");
    s3.copyObject(r -> r.sourceBucket(B).sourceKey(key).destinationBucket(B).destinationKey("c"));
    assertThat(get("c").asUtf8String()).isEqualTo("content of " + key);
    s3.deleteObject(r -> r.bucket(B).key(key));
    assertThat(code(() -> get(key))).isEqualTo("NoSuchKey");
    assertThat(get("neighbour").asUtf8String()).isEqualTo("x");
  }

  @Test
  void anObjectMayStandBesideAFolderOfItsName() {
    put("a", "self");
    put("a/b", "below");
    put("a/", "marker");
    assertThat(keys(s3.listObjectsV2(r -> r.bucket(B)))).containsExactly("a", "a/", "a/b");
    assertThat(get("a").asUtf8String()).isEqualTo("self");
    assertThat(get("a/").asUtf8String()).isEqualTo("marker");
    assertThat(get("a/b").asUtf8String()).isEqualTo("below");
  }

  @Test
  void listingsFoldPageAndStartAnywhere() {
    for (String key : List.of("a/1", "a/2", "b", "c/1", "c/2/x", "d")) {
      put(key, key);
    }
    ListObjectsV2Response folded = s3.listObjectsV2(r -> r.bucket(B).delimiter("/"));
    assertThat(keys(folded)).containsExactly("b", "d");
    assertThat(folded.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/", "c/");
    assertThat(folded.keyCount()).isEqualTo(4);
    List<String> paged = new ArrayList<>();
    s3.listObjectsV2Paginator(r -> r.bucket(B).maxKeys(2))
        .contents()
        .forEach(o -> paged.add(o.key()));
    assertThat(paged).containsExactly("a/1", "a/2", "b", "c/1", "c/2/x", "d");
    assertThat(keys(s3.listObjectsV2(r -> r.bucket(B).startAfter("b").prefix("c/"))))
        .containsExactly("c/1", "c/2/x");
    var first = s3.listObjects(r -> r.bucket(B).delimiter("/").maxKeys(2));
    assertThat(first.isTruncated()).isTrue();
    assertThat(first.nextMarker()).isEqualTo("b");
    var second = s3.listObjects(r -> r.bucket(B).delimiter("/").marker("b"));
    assertThat(second.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("c/");
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("d");
    assertThat(s3.listObjectsV2(r -> r.bucket(B).maxKeys(0)).isTruncated()).isFalse();
    assertThat(s3.listObjectVersions(r -> r.bucket(B)).versions()).hasSize(6);
  }

  @Test
  void rangesAndConditionsAreHeld() {
    put("k", "0123456789");
    assertThat(range("bytes=2-4")).isEqualTo("234");
    assertThat(range("bytes=7-")).isEqualTo("789");
    assertThat(range("bytes=-2")).isEqualTo("89");
    assertThat(range("bytes=8-100")).isEqualTo("89");
    assertThat(code(() -> range("bytes=10-"))).isEqualTo("InvalidRange");
    String etag = s3.headObject(r -> r.bucket(B).key("k")).eTag();
    assertThat(status(() -> s3.getObjectAsBytes(r -> r.bucket(B).key("k").ifNoneMatch(etag))))
        .isEqualTo(304);
    assertThat(status(() -> s3.getObjectAsBytes(r -> r.bucket(B).key("k").ifMatch("\"other\""))))
        .isEqualTo(412);
    Instant future = Instant.now().plusSeconds(100);
    assertThat(status(() -> s3.headObject(r -> r.bucket(B).key("k").ifModifiedSince(future))))
        .isEqualTo(304);
    assertThat(
            code(
                () ->
                    s3.putObject(
                        r -> r.bucket(B).key("k").ifNoneMatch("*"), RequestBody.fromString("x"))))
        .isEqualTo("PreconditionFailed");
    s3.putObject(r -> r.bucket(B).key("k").ifMatch(etag), RequestBody.fromString("new"));
    assertThat(get("k").asUtf8String()).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void checksumsAreKeptAndGivenBack(ChecksumAlgorithm algorithm) {
    s3.putObject(
        r -> r.bucket(B).key("k").checksumAlgorithm(algorithm), RequestBody.fromString("hello"));
    var attributes =
        s3.getObjectAttributes(
            r ->
                r.bucket(B)
                    .key("k")
                    .objectAttributes(ObjectAttributes.CHECKSUM, ObjectAttributes.OBJECT_SIZE));
    assertThat(attributes.objectSize()).isEqualTo(5);
    HeadObjectResponse head =
        s3.headObject(r -> r.bucket(B).key("k").checksumMode(ChecksumMode.ENABLED));
    assertThat(
            List.of(
                String.valueOf(head.checksumCRC32()),
                String.valueOf(head.checksumCRC32C()),
                String.valueOf(head.checksumSHA1()),
                String.valueOf(head.checksumSHA256())))
        .containsAnyOf(
            "NhCmhg==",
            "mnG7TA==",
            "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
            "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
  }

  @Test
  void aBodyThatIsNotTheAnnouncedOneIsRefused() {
    assertThat(
            code(
                () ->
                    s3.putObject(
                        r -> r.bucket(B).key("k").checksumCRC32("AAAAAA=="),
                        RequestBody.fromString("hello"))))
        .isEqualTo("BadDigest");
    assertThat(
            code(
                () ->
                    s3.putObject(
                        r -> r.bucket(B).key("k").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("other"))))
        .isEqualTo("BadDigest");
    assertThat(code(() -> get("k"))).isEqualTo("NoSuchKey");
  }

  @Test
  void partsBecomeOneObject() {
    String id =
        s3.createMultipartUpload(
                r ->
                    r.bucket(B)
                        .key("big")
                        .contentType("text/x")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32))
            .uploadId();
    byte[] first = new byte[5 << 20];
    java.util.Arrays.fill(first, (byte) 'a');
    List<CompletedPart> parts = new ArrayList<>();
    for (byte[] content : List.of(first, "tail".getBytes(UTF_8))) {
      int number = parts.size() + 1;
      UploadPartResponse part =
          s3.uploadPart(
              r ->
                  r.bucket(B)
                      .key("big")
                      .uploadId(id)
                      .partNumber(number)
                      .checksumAlgorithm(ChecksumAlgorithm.CRC32),
              RequestBody.fromBytes(content));
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(part.eTag())
              .checksumCRC32(part.checksumCRC32())
              .build());
    }
    assertThat(status(() -> s3.headObject(r -> r.bucket(B).key("big")))).isEqualTo(404);
    assertThat(s3.listParts(r -> r.bucket(B).key("big").uploadId(id)).parts()).hasSize(2);
    assertThat(s3.listMultipartUploads(r -> r.bucket(B)).uploads()).hasSize(1);
    var done =
        s3.completeMultipartUpload(
            r -> r.bucket(B).key("big").uploadId(id).multipartUpload(u -> u.parts(parts)));
    assertThat(done.eTag()).endsWith("-2\"");
    assertThat(done.checksumCRC32()).endsWith("-2");
    HeadObjectResponse head = s3.headObject(r -> r.bucket(B).key("big"));
    assertThat(head.contentLength()).isEqualTo((5 << 20) + 4);
    assertThat(head.contentType()).isEqualTo("text/x");
    var second = s3.getObjectAsBytes(r -> r.bucket(B).key("big").partNumber(2));
    assertThat(second.asUtf8String()).isEqualTo("tail");
    assertThat(second.response().partsCount()).isEqualTo(2);
  }

  @Test
  void partsMayBeCopiedAndUploadsAborted() {
    put("source", "0123456789");
    String id = s3.createMultipartUpload(r -> r.bucket(B).key("k")).uploadId();
    String etag =
        s3.uploadPartCopy(
                r ->
                    r.sourceBucket(B)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-5")
                        .destinationBucket(B)
                        .destinationKey("k")
                        .uploadId(id)
                        .partNumber(1))
            .copyPartResult()
            .eTag();
    s3.completeMultipartUpload(
        r ->
            r.bucket(B)
                .key("k")
                .uploadId(id)
                .multipartUpload(
                    u -> u.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));
    assertThat(get("k").asUtf8String()).isEqualTo("2345");
    String other = s3.createMultipartUpload(r -> r.bucket(B).key("k2")).uploadId();
    s3.abortMultipartUpload(r -> r.bucket(B).key("k2").uploadId(other));
    assertThat(code(() -> s3.listParts(r -> r.bucket(B).key("k2").uploadId(other))))
        .isEqualTo("NoSuchUpload");
  }

  @Test
  void copiesKeepOrReplaceWhatIsSaidOfAnObject() {
    s3.putObject(
        r -> r.bucket(B).key("k").contentType("text/a").metadata(Map.of("m", "1")).tagging("t=1"),
        RequestBody.fromString("x"));
    s3.copyObject(r -> r.sourceBucket(B).sourceKey("k").destinationBucket(B).destinationKey("c"));
    assertThat(get("c").response().metadata()).containsEntry("m", "1");
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("c")).tagSet()).hasSize(1);
    s3.copyObject(
        r ->
            r.sourceBucket(B)
                .sourceKey("k")
                .destinationBucket(B)
                .destinationKey("k")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("m", "2")));
    assertThat(get("k").response().metadata()).containsEntry("m", "2");
    assertThat(get("k").asUtf8String()).isEqualTo("x");
    assertThat(
            code(
                () ->
                    s3.copyObject(
                        r ->
                            r.sourceBucket(B)
                                .sourceKey("k")
                                .destinationBucket(B)
                                .destinationKey("k"))))
        .isEqualTo("InvalidRequest");
  }

  @Test
  void aCopyIsStoredAsItsRequestSays() {
    s3.putObject(
        r ->
            r.bucket(B)
                .key("k")
                .contentType("text/a")
                .storageClass(StorageClass.STANDARD_IA)
                .serverSideEncryption(ServerSideEncryption.AES256),
        RequestBody.fromString("x"));
    s3.copyObject(r -> r.sourceBucket(B).sourceKey("k").destinationBucket(B).destinationKey("c"));
    assertThat(get("k").response().storageClass()).isEqualTo(StorageClass.STANDARD_IA);
    assertThat(get("c").response().contentType()).isEqualTo("text/a");
    assertThat(get("c").response().storageClass()).isNull();
    assertThat(get("c").response().serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    s3.copyObject(
        r ->
            r.sourceBucket(B)
                .sourceKey("k")
                .destinationBucket(B)
                .destinationKey("c")
                .storageClass(StorageClass.GLACIER_IR));
    assertThat(get("c").response().storageClass()).isEqualTo(StorageClass.GLACIER_IR);
  }

  @Test
  void manyObjectsGoInOneRequest() {
    put("a", "1");
    put("b/c", "2");
    var answer =
        s3.deleteObjects(
            r ->
                r.bucket(B)
                    .delete(
                        d ->
                            d.objects(
                                ObjectIdentifier.builder().key("a").build(),
                                ObjectIdentifier.builder().key("b/c").build(),
                                ObjectIdentifier.builder().key("never was").build())));
    assertThat(answer.deleted()).hasSize(3);
    assertThat(answer.errors()).isEmpty();
    assertThat(s3.listObjectsV2(r -> r.bucket(B)).contents()).isEmpty();
  }

  @Test
  void tagsAreReadPutAndDeleted() {
    put("k", "x");
    s3.putObjectTagging(
        r ->
            r.bucket(B)
                .key("k")
                .tagging(t -> t.tagSet(Tag.builder().key("a b").value("=1/@").build())));
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("k")).tagSet())
        .containsExactly(Tag.builder().key("a b").value("=1/@").build());
    s3.deleteObjectTagging(r -> r.bucket(B).key("k"));
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("k")).tagSet()).isEmpty();
  }

  @Test
  void settingsOfABucketAreUnsetThenKept() {
    assertThat(code(() -> s3.getBucketPolicy(r -> r.bucket(B)))).isEqualTo("NoSuchBucketPolicy");
    assertThat(code(() -> s3.getBucketCors(r -> r.bucket(B)))).isEqualTo("NoSuchCORSConfiguration");
    assertThat(code(() -> s3.getBucketTagging(r -> r.bucket(B)))).isEqualTo("NoSuchTagSet");
    assertThat(code(() -> s3.getBucketLifecycleConfiguration(r -> r.bucket(B))))
        .isEqualTo("NoSuchLifecycleConfiguration");
    assertThat(s3.getBucketVersioning(r -> r.bucket(B)).status()).isNull();
    assertThat(s3.getBucketAcl(r -> r.bucket(B)).grants()).hasSize(1);
    assertThat(s3.getBucketLogging(r -> r.bucket(B)).loggingEnabled()).isNull();
    s3.putBucketCors(
        r ->
            r.bucket(B)
                .corsConfiguration(
                    c ->
                        c.corsRules(
                            CORSRule.builder().allowedMethods("GET").allowedOrigins("*").build())));
    assertThat(s3.getBucketCors(r -> r.bucket(B)).corsRules().get(0).allowedMethods())
        .containsExactly("GET");
    s3.deleteBucketCors(r -> r.bucket(B));
    assertThat(code(() -> s3.getBucketCors(r -> r.bucket(B)))).isEqualTo("NoSuchCORSConfiguration");
    s3.putBucketTagging(
        r -> r.bucket(B).tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));
    assertThat(s3.getBucketTagging(r -> r.bucket(B)).tagSet()).hasSize(1);
    assertThat(code(() -> s3.putBucketPolicy(r -> r.bucket(B).policy("no json"))))
        .isEqualTo("MalformedPolicy");
  }

  final String leastSizeAfter(@Nullable String size) {
    s3.putBucketLifecycleConfiguration(
        r ->
            r.bucket(B)
                .transitionDefaultMinimumObjectSize(size)
                .lifecycleConfiguration(
                    c ->
                        c.rules(
                            LifecycleRule.builder()
                                .status(ExpirationStatus.ENABLED)
                                .filter(f -> f.prefix("a"))
                                .expiration(e -> e.days(3))
                                .build())));
    return s3.getBucketLifecycleConfiguration(r -> r.bucket(B))
        .transitionDefaultMinimumObjectSizeAsString();
  }

  /** A lock or a customer's key that is not there would be a promise. */
  @Test
  void headersThatPromiseMoreAreRefusedByName() {
    RequestBody body = RequestBody.fromString("x");
    assertThat(
            code(() -> s3.putObject(r -> r.bucket(B).key("k").objectLockMode("GOVERNANCE"), body)))
        .isEqualTo("NotImplemented");
    assertThat(
            code(
                () ->
                    s3.putObject(r -> r.bucket(B).key("k").ssekmsEncryptionContext("e30="), body)))
        .isEqualTo("NotImplemented");
    assertThat(
            code(
                () -> s3.putObject(r -> r.bucket(B).key("k").sseCustomerAlgorithm("AES256"), body)))
        .isEqualTo("NotImplemented");
    assertThat(
            code(() -> s3.createBucket(r -> r.bucket("locked").objectLockEnabledForBucket(true))))
        .isEqualTo("NotImplemented");
    s3.createBucket(r -> r.bucket("plain").objectLockEnabledForBucket(false));
    assertThat(status(() -> s3.headObject(r -> r.bucket(B).key("k")))).isEqualTo(404);
  }

  @Test
  void whatIsNotThereSaysSo() {
    put("k", "x");
    assertThat(status(() -> s3.getObjectTorrent(r -> r.bucket(B).key("k"), (a, b) -> a)))
        .isEqualTo(501);
    assertThat(code(() -> s3.listBucketMetricsConfigurations(r -> r.bucket(B))))
        .isEqualTo("NotImplemented");
  }

  private void put(String key, String content) {
    s3.putObject(r -> r.bucket(B).key(key), RequestBody.fromString(content));
  }

  private ResponseBytes<GetObjectResponse> get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(B).key(key));
  }

  private String range(String range) {
    return s3.getObjectAsBytes(r -> r.bucket(B).key("k").range(range)).asUtf8String();
  }

  private static List<String> keys(ListObjectsV2Response listing) {
    return listing.contents().stream().map(S3Object::key).toList();
  }

  static String code(ThrowingCallable work) {
    S3Exception e = catchThrowableOfType(S3Exception.class, work);
    return e.awsErrorDetails().errorCode();
  }

  private static int status(ThrowingCallable work) {
    return catchThrowableOfType(S3Exception.class, work).statusCode();
  }
}

package io.mastic.objects.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mastic.objects.folder.FolderStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Versions as AWS's own client sees them. */
class FolderVersionsClientTest {

  private static final String B = "a-bucket";

  @TempDir Path data;
  private S3TestServer server;
  private S3Client s3;

  @BeforeEach
  void start() {
    server = S3TestServer.started(new FolderStore(data.resolve("objects")));
    s3 = S3ClientContract.client(server.endpoint());
    s3.createBucket(r -> r.bucket(B));
  }

  @AfterEach
  void stop() {
    s3.close();
    server.close();
  }

  private void set(BucketVersioningStatus status) {
    s3.putBucketVersioning(r -> r.bucket(B).versioningConfiguration(v -> v.status(status)));
  }

  private PutObjectResponse put(String key, String text) {
    return s3.putObject(r -> r.bucket(B).key(key), RequestBody.fromString(text));
  }

  private String get(String key, String version) {
    return s3.getObjectAsBytes(r -> r.bucket(B).key(key).versionId(version)).asString(UTF_8);
  }

  private static S3Exception failing(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  @Test
  void aBucketWithoutVersionsSpeaksOfNone() {
    assertThat(put("k", "one").versionId()).isNull();
    assertThat(s3.headObject(r -> r.bucket(B).key("k")).versionId()).isNull();
    assertThat(get("k", "null")).isEqualTo("one");
    assertThat(s3.listObjectVersions(r -> r.bucket(B)).versions())
        .singleElement()
        .satisfies(v -> assertThat(v.versionId()).isEqualTo("null"))
        .satisfies(v -> assertThat(v.isLatest()).isTrue());
    assertThat(s3.deleteObject(r -> r.bucket(B).key("k")).deleteMarker()).isNull();
    assertThat(s3.getBucketVersioning(r -> r.bucket(B)).status()).isNull();
  }

  @Test
  void versionsAreReadTaggedAndCopiedByTheirIds() {
    set(BucketVersioningStatus.ENABLED);
    String one = put("k", "one").versionId();
    String two = put("k", "second").versionId();
    assertThat(one).isNotEqualTo(two);
    assertThat(get("k", one)).isEqualTo("one");
    assertThat(s3.headObject(r -> r.bucket(B).key("k")).versionId()).isEqualTo(two);
    assertThat(s3.headObject(r -> r.bucket(B).key("k").versionId(one)).contentLength())
        .isEqualTo(3);
    s3.putObjectTagging(
        r ->
            r.bucket(B)
                .key("k")
                .versionId(one)
                .tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("k").versionId(one)).tagSet()).hasSize(1);
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("k")).tagSet()).isEmpty();

    var copied =
        s3.copyObject(
            r ->
                r.sourceBucket(B)
                    .sourceKey("k")
                    .sourceVersionId(one)
                    .destinationBucket(B)
                    .destinationKey("k"));
    assertThat(copied.copySourceVersionId()).isEqualTo(one);
    assertThat(get("k", copied.versionId())).isEqualTo("one");
    assertThat(s3.getObjectTagging(r -> r.bucket(B).key("k")).tagSet()).hasSize(1);
    assertThat(failing(() -> get("k", "0123")).awsErrorDetails().errorCode())
        .isEqualTo("NoSuchVersion");
    assertThat(failing(() -> get("k", "")).awsErrorDetails().errorCode())
        .isEqualTo("InvalidArgument");
  }

  @Test
  void markersHideAnObjectAndGoAgain() {
    set(BucketVersioningStatus.ENABLED);
    String one = put("k", "one").versionId();
    DeleteObjectResponse marked = s3.deleteObject(r -> r.bucket(B).key("k"));
    assertThat(marked.deleteMarker()).isTrue();
    S3Exception gone = failing(() -> s3.getObjectAsBytes(r -> r.bucket(B).key("k")));
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
        .hasValue("true");
    assertThat(failing(() -> get("k", marked.versionId())).statusCode()).isEqualTo(405);
    ListObjectVersionsResponse all = s3.listObjectVersions(r -> r.bucket(B));
    assertThat(all.deleteMarkers())
        .singleElement()
        .satisfies(m -> assertThat(m.isLatest()).isTrue())
        .satisfies(m -> assertThat(m.versionId()).isEqualTo(marked.versionId()));
    assertThat(all.versions())
        .singleElement()
        .satisfies(v -> assertThat(v.isLatest()).isFalse())
        .satisfies(v -> assertThat(v.versionId()).isEqualTo(one));

    DeleteObjectResponse unmarked =
        s3.deleteObject(r -> r.bucket(B).key("k").versionId(marked.versionId()));
    assertThat(unmarked.deleteMarker()).isTrue();
    assertThat(s3.getObjectAsBytes(r -> r.bucket(B).key("k")).asString(UTF_8)).isEqualTo("one");
    List<DeletedObject> deleted =
        s3.deleteObjects(
                r ->
                    r.bucket(B)
                        .delete(
                            d ->
                                d.objects(
                                    ObjectIdentifier.builder().key("k").build(),
                                    ObjectIdentifier.builder().key("k").versionId(one).build())))
            .deleted();
    assertThat(deleted.get(0).deleteMarker()).isTrue();
    assertThat(deleted.get(0).deleteMarkerVersionId()).isNotNull();
    assertThat(deleted.get(1).versionId()).isEqualTo(one);
    assertThat(failing(() -> get("k", one)).statusCode()).isEqualTo(404);
  }

  @Test
  void suspendedThereIsOneVersionNull() {
    set(BucketVersioningStatus.ENABLED);
    String one = put("k", "one").versionId();
    set(BucketVersioningStatus.SUSPENDED);
    assertThat(put("k", "two").versionId()).isEqualTo("null");
    assertThat(put("k", "three").versionId()).isEqualTo("null");
    assertThat(ids("k")).containsExactly("null", one);
    assertThat(s3.deleteObject(r -> r.bucket(B).key("k")).versionId()).isEqualTo("null");
    assertThat(get("k", one)).isEqualTo("one");
    assertThat(ids("k")).containsExactly(one);
    assertThat(s3.listObjectVersions(r -> r.bucket(B)).deleteMarkers()).hasSize(1);
  }

  private List<String> ids(String key) {
    return s3.listObjectVersions(r -> r.bucket(B).prefix(key)).versions().stream()
        .map(ObjectVersion::versionId)
        .toList();
  }

  @Test
  void anUploadInPartsIsAVersionToo() {
    set(BucketVersioningStatus.ENABLED);
    put("k", "one");
    String upload = s3.createMultipartUpload(r -> r.bucket(B).key("k")).uploadId();
    String etag =
        s3.uploadPart(
                r -> r.bucket(B).key("k").uploadId(upload).partNumber(1),
                RequestBody.fromString("two"))
            .eTag();
    String id =
        s3.completeMultipartUpload(
                r ->
                    r.bucket(B)
                        .key("k")
                        .uploadId(upload)
                        .multipartUpload(
                            m -> m.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())))
            .versionId();
    assertThat(get("k", id)).isEqualTo("two");
    assertThat(ids("k")).hasSize(2).startsWith(id);
  }

  @Test
  void pagesGoOnWithinAKey() {
    set(BucketVersioningStatus.ENABLED);
    List<String> expected = new ArrayList<>();
    for (String key : List.of("a", "b/1", "b/2", "c")) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ids.add(0, key + " " + put(key, key + i).versionId());
      }
      expected.addAll(ids);
    }
    assertThat(
            s3.listObjectVersionsPaginator(r -> r.bucket(B).maxKeys(2)).versions().stream()
                .map(v -> v.key() + " " + v.versionId()))
        .isEqualTo(expected);
    ListObjectVersionsResponse folded =
        s3.listObjectVersions(r -> r.bucket(B).delimiter("/").maxKeys(4));
    assertThat(folded.versions()).hasSize(3);
    assertThat(folded.commonPrefixes()).singleElement().extracting("prefix").isEqualTo("b/");
    assertThat(folded.isTruncated()).isTrue();
    ListObjectVersionsResponse rest =
        s3.listObjectVersions(
            r -> r.bucket(B).delimiter("/").keyMarker(folded.nextKeyMarker()).maxKeys(4));
    assertThat(rest.versions()).extracting(ObjectVersion::key).containsExactly("c", "c", "c");
    assertThat(rest.isTruncated()).isFalse();
    assertThat(
            failing(() -> s3.listObjectVersions(r -> r.bucket(B).versionIdMarker("x")))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("InvalidArgument");
  }

  @Test
  void aBucketWithVersionsIsNotEmpty() {
    set(BucketVersioningStatus.ENABLED);
    String one = put("k", "one").versionId();
    String marker = s3.deleteObject(r -> r.bucket(B).key("k")).versionId();
    assertThat(failing(() -> s3.deleteBucket(r -> r.bucket(B))).awsErrorDetails().errorCode())
        .isEqualTo("BucketNotEmpty");
    s3.deleteObject(r -> r.bucket(B).key("k").versionId(one));
    s3.deleteObject(r -> r.bucket(B).key("k").versionId(marker));
    s3.deleteBucket(r -> r.bucket(B));
  }

  @Test
  void whatIsNoVersioningIsRefused() {
    assertThat(
            failing(() -> s3.putBucketVersioning(r -> r.bucket(B).versioningConfiguration(v -> {})))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("IllegalVersioningConfigurationException");
    assertThat(
            failing(
                    () ->
                        s3.putBucketVersioning(
                            r ->
                                r.bucket(B)
                                    .versioningConfiguration(
                                        v -> v.status("Enabled").mfaDelete("Enabled"))))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("NotImplemented");
  }

  @Test
  void anErrorNamesWhatItIsAbout() {
    assertThat(body("no-such-bucket", "k")).contains("<BucketName>no-such-bucket</BucketName>");
    assertThat(body(B, "nowhere")).contains("<Key>nowhere</Key>");
  }

  private String body(String bucket, String key) {
    return failing(() -> s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)))
        .awsErrorDetails()
        .rawResponse()
        .asUtf8String();
  }
}

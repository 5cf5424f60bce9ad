package io.mastic.objects.remote;

import io.mastic.objects.MultipartUploads;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.Part;
import io.mastic.objects.PartChoice;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Upload;
import io.mastic.objects.WriteCondition;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Uploads in parts to the remote, which keeps them. */
final class RemoteUploads implements MultipartUploads {

  private final S3Client s3;
  private final RemoteStore store;

  RemoteUploads(S3Client s3, RemoteStore store) {
    this.s3 = s3;
    this.store = store;
  }

  @Override
  public Upload create(
      String bucket,
      String key,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType) {
    CreateMultipartUploadRequest request =
        RemoteFacts.create(CreateMultipartUploadRequest.builder(), facts)
            .bucket(bucket)
            .key(key)
            .checksumAlgorithm(checksumAlgorithm)
            .checksumType(checksumType)
            .build();
    CreateMultipartUploadResponse created = Remote.call(() -> s3.createMultipartUpload(request));
    return new Upload(
        created.uploadId(),
        key,
        Instant.now(),
        RemoteFacts.of(facts, created),
        checksumAlgorithm,
        checksumType);
  }

  @Override
  public Upload load(String bucket, String key, String uploadId) {
    ListPartsResponse found =
        Remote.call(
            () -> s3.listParts(r -> r.bucket(bucket).key(key).uploadId(uploadId).maxParts(1)));
    return new Upload(
        uploadId,
        key,
        Instant.EPOCH,
        ObjectFacts.NONE,
        found.checksumAlgorithmAsString(),
        found.checksumTypeAsString());
  }

  @Override
  public Part putPart(
      String bucket,
      String key,
      String uploadId,
      int number,
      InputStream body,
      Supplier<Map<String, String>> checksums) {
    try (Spool spool = Spool.of(body)) {
      Map<String, String> values = checksums.get();
      UploadPartRequest.Builder request =
          UploadPartRequest.builder()
              .bucket(bucket)
              .key(key)
              .uploadId(uploadId)
              .partNumber(number)
              .checksumCRC32(values.get("CRC32"))
              .checksumCRC32C(values.get("CRC32C"))
              .checksumCRC64NVME(values.get("CRC64NVME"))
              .checksumSHA1(values.get("SHA1"))
              .checksumSHA256(values.get("SHA256"));
      UploadPartResponse done =
          Remote.call(() -> s3.uploadPart(request.build(), RequestBody.fromFile(spool.file())));
      long size = spool.file().toFile().length();
      return new Part(number, size, RemoteStore.bare(done.eTag()), Instant.now(), values);
    }
  }

  @Override
  public StoredObject complete(
      String bucket,
      String key,
      String uploadId,
      List<PartChoice> parts,
      Map<String, String> expected,
      WriteCondition condition) {
    List<CompletedPart> completed = parts.stream().map(RemoteUploads::completed).toList();
    Remote.call(
        () ->
            s3.completeMultipartUpload(
                r ->
                    r.bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(u -> u.parts(completed))
                        .checksumCRC32(expected.get("CRC32"))
                        .checksumCRC32C(expected.get("CRC32C"))
                        .checksumCRC64NVME(expected.get("CRC64NVME"))
                        .checksumSHA1(expected.get("SHA1"))
                        .checksumSHA256(expected.get("SHA256"))
                        .ifMatch(condition.ifMatch())
                        .ifNoneMatch(condition.ifNoneMatch())));
    return store.look(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key));
  }

  private static CompletedPart completed(PartChoice part) {
    Map<String, String> checksums = part.checksums();
    return CompletedPart.builder()
        .partNumber(part.number())
        .eTag("\"" + part.etag() + "\"")
        .checksumCRC32(checksums.get("CRC32"))
        .checksumCRC32C(checksums.get("CRC32C"))
        .checksumCRC64NVME(checksums.get("CRC64NVME"))
        .checksumSHA1(checksums.get("SHA1"))
        .checksumSHA256(checksums.get("SHA256"))
        .build();
  }

  @Override
  public void abort(String bucket, String key, String uploadId) {
    Remote.call(() -> s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId)));
  }

  @Override
  public List<Part> parts(String bucket, String key, String uploadId, int afterNumber, int limit) {
    return Remote.call(
        () ->
            s3
                .listPartsPaginator(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .uploadId(uploadId)
                            .partNumberMarker(afterNumber)
                            .maxParts(Math.min(1000, limit)))
                .parts()
                .stream()
                .limit(limit)
                .map(RemoteUploads::part)
                .toList());
  }

  private static Part part(software.amazon.awssdk.services.s3.model.Part part) {
    Map<String, String> checksums = new HashMap<>();
    put(checksums, "CRC32", part.checksumCRC32());
    put(checksums, "CRC32C", part.checksumCRC32C());
    put(checksums, "CRC64NVME", part.checksumCRC64NVME());
    put(checksums, "SHA1", part.checksumSHA1());
    put(checksums, "SHA256", part.checksumSHA256());
    return new Part(
        part.partNumber(),
        part.size(),
        RemoteStore.bare(part.eTag()),
        part.lastModified(),
        checksums);
  }

  private static void put(Map<String, String> checksums, String name, @Nullable String value) {
    if (value != null) {
      checksums.put(name, value);
    }
  }

  @Override
  public List<Upload> list(String bucket, String prefix) {
    return Remote.call(
        () ->
            s3
                .listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(prefix))
                .uploads()
                .stream()
                .map(
                    upload ->
                        new Upload(
                            upload.uploadId(),
                            upload.key(),
                            upload.initiated(),
                            ObjectFacts.NONE,
                            upload.checksumAlgorithmAsString(),
                            upload.checksumTypeAsString()))
                .toList());
  }
}

package io.mastic.objects.account;

import io.mastic.objects.MultipartUploads;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.Part;
import io.mastic.objects.PartChoice;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Upload;
import io.mastic.objects.WriteCondition;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Uploads to an account's own buckets.
 *
 * @param guard throws AccessDenied for another account's bucket
 */
record AccountUploads(MultipartUploads uploads, Consumer<String> guard)
    implements MultipartUploads {

  private MultipartUploads of(String bucket) {
    guard.accept(bucket);
    return uploads;
  }

  @Override
  public Upload create(
      String bucket,
      String key,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType) {
    return of(bucket).create(bucket, key, facts, checksumAlgorithm, checksumType);
  }

  @Override
  public Upload load(String bucket, String key, String uploadId) {
    return of(bucket).load(bucket, key, uploadId);
  }

  @Override
  public Part putPart(
      String bucket,
      String key,
      String uploadId,
      int number,
      InputStream body,
      Supplier<Map<String, String>> checksums) {
    return of(bucket).putPart(bucket, key, uploadId, number, body, checksums);
  }

  @Override
  public StoredObject complete(
      String bucket,
      String key,
      String uploadId,
      List<PartChoice> parts,
      Map<String, String> expectedChecksums,
      WriteCondition condition) {
    return of(bucket).complete(bucket, key, uploadId, parts, expectedChecksums, condition);
  }

  @Override
  public Optional<StoredObject> completed(String bucket, String key, String uploadId) {
    return of(bucket).completed(bucket, key, uploadId);
  }

  @Override
  public void abort(String bucket, String key, String uploadId) {
    of(bucket).abort(bucket, key, uploadId);
  }

  @Override
  public List<Part> parts(String bucket, String key, String uploadId, int afterNumber, int limit) {
    return of(bucket).parts(bucket, key, uploadId, afterNumber, limit);
  }

  @Override
  public List<Upload> list(String bucket, String prefix) {
    return of(bucket).list(bucket, prefix);
  }
}

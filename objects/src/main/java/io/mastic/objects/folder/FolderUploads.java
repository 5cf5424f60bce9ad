package io.mastic.objects.folder;

import io.mastic.objects.KeyOrder;
import io.mastic.objects.MultipartUploads;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.Part;
import io.mastic.objects.PartChoice;
import io.mastic.objects.S3Errors;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Upload;
import io.mastic.objects.WriteCondition;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Uploads in parts, as files beside the buckets until they are completed. */
final class FolderUploads implements MultipartUploads {

  private final Layout layout;
  private final UploadFiles files;
  private final FolderStore store;
  private final Clock clock;

  FolderUploads(Layout layout, FolderStore store, Clock clock) {
    this.layout = layout;
    this.files = new UploadFiles(layout);
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Upload create(
      String bucket,
      String key,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType) {
    require(bucket);
    Keys.place(layout.bucket(bucket), key);
    return Io.call(
        () -> {
          files.forgetCompleted(bucket, clock.instant());
          return files.create(bucket, key, clock.instant(), facts, checksumAlgorithm, checksumType);
        });
  }

  @Override
  public Upload load(String bucket, String key, String uploadId) {
    require(bucket);
    return Io.call(() -> files.find(bucket, uploadId))
        .filter(upload -> upload.key().equals(key))
        .orElseThrow(S3Errors::noSuchUpload);
  }

  @Override
  public Part putPart(
      String bucket,
      String key,
      String uploadId,
      int number,
      InputStream body,
      Supplier<Map<String, String>> checksums) {
    load(bucket, key, uploadId);
    return Io.call(
        () -> {
          try (ScratchFile scratch = ScratchFile.of(layout, body)) {
            return files.putPart(
                bucket, uploadId, number, scratch, clock.instant(), checksums.get());
          }
        });
  }

  @Override
  public StoredObject complete(
      String bucket,
      String key,
      String uploadId,
      List<PartChoice> choices,
      Map<String, String> expectedChecksums,
      WriteCondition condition) {
    Upload upload = load(bucket, key, uploadId);
    return Io.call(
        () -> {
          List<Part> parts = Assembly.choose(files.parts(bucket, uploadId), choices);
          Path whole = layout.newScratchFile();
          try {
            Assembly assembly = Assembly.of(upload, parts);
            try (var out = Files.newOutputStream(whole)) {
              for (Part part : parts) {
                assembly.add(files.content(bucket, uploadId, part), out);
              }
            }
            ObjectFacts facts = assembly.facts(expectedChecksums);
            StoredObject object =
                store.commit(bucket, key, whole, assembly.etag(), facts, condition);
            files.complete(bucket, uploadId, object, clock.instant());
            return object;
          } finally {
            Files.deleteIfExists(whole);
          }
        });
  }

  @Override
  public Optional<StoredObject> completed(String bucket, String key, String uploadId) {
    require(bucket);
    return Io.call(() -> files.completed(bucket, uploadId))
        .filter(object -> object.info().key().equals(key));
  }

  @Override
  public void abort(String bucket, String key, String uploadId) {
    load(bucket, key, uploadId);
    Io.call(
        () -> {
          files.delete(bucket, uploadId);
          return true;
        });
  }

  @Override
  public List<Part> parts(String bucket, String key, String uploadId, int afterNumber, int limit) {
    load(bucket, key, uploadId);
    return Io.call(() -> files.parts(bucket, uploadId)).stream()
        .filter(part -> part.number() > afterNumber)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Upload> list(String bucket, String prefix) {
    require(bucket);
    return Io.call(() -> files.list(bucket)).stream()
        .filter(upload -> upload.key().startsWith(prefix))
        .sorted(
            Comparator.comparing(Upload::key, KeyOrder.BY_BYTES)
                .thenComparing(Upload::initiatedAt)
                .thenComparing(Upload::id))
        .toList();
  }

  private void require(String bucket) {
    if (!store.bucketExists(bucket)) {
      throw ObjectStoreException.noSuchBucket(bucket);
    }
  }
}

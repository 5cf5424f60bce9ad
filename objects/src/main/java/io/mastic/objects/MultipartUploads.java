package io.mastic.objects;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts: nothing of them is seen until they are completed. An unknown upload is an
 * {@link ObjectStoreException} with code {@code NoSuchUpload}.
 */
public interface MultipartUploads {

  Upload create(
      String bucket,
      String key,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType);

  Upload load(String bucket, String key, String uploadId);

  /**
   * @param checksums asked for once the body has been read
   */
  Part putPart(
      String bucket,
      String key,
      String uploadId,
      int number,
      InputStream body,
      Supplier<Map<String, String>> checksums);

  /** Puts the parts together in the order given, which must be ascending. */
  StoredObject complete(
      String bucket,
      String key,
      String uploadId,
      List<PartChoice> parts,
      Map<String, String> expectedChecksums,
      WriteCondition condition);

  /**
   * What an upload became that was completed not long ago: a client that lost the answer asks for
   * it again. An S3 elsewhere knows by itself.
   */
  default Optional<StoredObject> completed(String bucket, String key, String uploadId) {
    return Optional.empty();
  }

  void abort(String bucket, String key, String uploadId);

  /** At most {@code limit} parts with numbers above {@code afterNumber}, ascending. */
  List<Part> parts(String bucket, String key, String uploadId, int afterNumber, int limit);

  /** All uploads under way for keys with a prefix, by key and then by time. */
  List<Upload> list(String bucket, String prefix);
}

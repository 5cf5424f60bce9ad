package io.mastic.objects.remote;

import io.mastic.objects.KeyOrder;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.StorageClasses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A page of the remote's listing. */
final class RemoteListing {

  /** Behind every key that continues a prefix. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private RemoteListing() {}

  static ObjectListing page(
      S3Client s3,
      String bucket,
      String prefix,
      @Nullable String delimiter,
      @Nullable String after,
      int limit) {
    String start = after == null ? null : start(prefix, delimiter, after);
    ListObjectsV2Response page =
        Remote.call(
            () ->
                s3.listObjectsV2(
                    r ->
                        r.bucket(bucket)
                            .prefix(prefix)
                            .delimiter(delimiter)
                            .startAfter(start)
                            .encodingType(EncodingType.URL)
                            .maxKeys(limit)));
    List<ObjectInfo> objects =
        page.contents().stream()
            .map(
                object ->
                    new ObjectInfo(
                        object.key(),
                        object.size(),
                        object.lastModified(),
                        RemoteStore.bare(object.eTag()),
                        storageClass(object.storageClassAsString())))
            .toList();
    List<String> prefixes = page.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    boolean more = Boolean.TRUE.equals(page.isTruncated());
    return new ObjectListing(objects, prefixes, more ? last(objects, prefixes) : null);
  }

  /** Some servers leave the usual one out. */
  static String storageClass(@Nullable String told) {
    return told == null ? StorageClasses.STANDARD : told;
  }

  /**
   * S3 starts after a key, and would show a common prefix again whose keys come later; ours starts
   * after whole prefixes.
   */
  static String start(String prefix, @Nullable String delimiter, String after) {
    int fold =
        delimiter == null || !after.startsWith(prefix)
            ? -1
            : after.indexOf(delimiter, prefix.length());
    return fold < 0 || delimiter == null
        ? after
        : after.substring(0, fold + delimiter.length()) + LAST;
  }

  private static String last(List<ObjectInfo> objects, List<String> prefixes) {
    String object = objects.isEmpty() ? "" : objects.get(objects.size() - 1).key();
    String prefix = prefixes.isEmpty() ? "" : prefixes.get(prefixes.size() - 1);
    return KeyOrder.BY_BYTES.compare(object, prefix) > 0 ? object : prefix;
  }
}

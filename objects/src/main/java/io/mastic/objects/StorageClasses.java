package io.mastic.objects;

import java.util.Map;
import java.util.Set;

/** How S3 says that objects are stored: kept and shown; all are stored alike here. */
public final class StorageClasses {

  public static final String STANDARD = "STANDARD";

  /** The header that an object's class comes and goes in. */
  public static final String HEADER = "x-amz-storage-class";

  /** Those of buckets in a region; the others are of outposts, snowballs and directories. */
  public static final Set<String> KNOWN =
      Set.of(
          STANDARD,
          "REDUCED_REDUNDANCY",
          "STANDARD_IA",
          "ONEZONE_IA",
          "INTELLIGENT_TIERING",
          "GLACIER",
          "GLACIER_IR",
          "DEEP_ARCHIVE");

  private StorageClasses() {}

  /** An object's class by the headers that are kept of it. */
  public static String of(Map<String, String> headers) {
    return headers.getOrDefault(HEADER, STANDARD);
  }

  /**
   * @throws ObjectStoreException InvalidStorageClass
   */
  public static void require(String name) {
    if (!KNOWN.contains(name)) {
      throw new ObjectStoreException(
          400, "InvalidStorageClass", "The storage class you specified is not valid");
    }
  }
}

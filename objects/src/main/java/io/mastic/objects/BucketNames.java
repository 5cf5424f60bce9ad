package io.mastic.objects;

import java.util.regex.Pattern;

/** S3's rules for the names of buckets. */
public final class BucketNames {

  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private BucketNames() {}

  public static boolean isValid(String name) {
    return VALID.matcher(name).matches() && !name.contains("..");
  }

  /**
   * @throws ObjectStoreException InvalidBucketName
   */
  public static void require(String name) {
    if (!isValid(name)) {
      throw S3Errors.invalidBucketName(name);
    }
  }
}

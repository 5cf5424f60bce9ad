package io.mastic.objects.s3.request;

import io.mastic.objects.ObjectStoreException;
import java.util.List;
import java.util.Optional;

/**
 * Access control lists in headers: nothing is opened to others by them, as in S3's own new buckets,
 * where lists are off.
 */
public final class OwnerOnly {

  private static final List<String> ALLOWED =
      List.of("private", "bucket-owner-full-control", "bucket-owner-read");

  private static final List<String> GRANTS =
      List.of(
          "x-amz-grant-full-control",
          "x-amz-grant-read",
          "x-amz-grant-read-acp",
          "x-amz-grant-write",
          "x-amz-grant-write-acp");

  private OwnerOnly() {}

  /**
   * @throws ObjectStoreException with the code that S3 gives where lists are off
   */
  public static void require(S3Request request) {
    if (asksForMore(request)) {
      throw listsAreOff();
    }
  }

  /** Whether somebody else than the owner would be let in. */
  public static boolean asksForMore(S3Request request) {
    boolean isOpen = !ALLOWED.contains(request.header("x-amz-acl").orElse("private"));
    long grants = GRANTS.stream().map(request::header).filter(Optional::isPresent).count();
    return isOpen || grants > 0;
  }

  public static ObjectStoreException listsAreOff() {
    return new ObjectStoreException(
        400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
  }
}

package io.mastic.stacks.resource;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.S3Store;

/** Takes all objects out of a bucket, a page at a time. */
final class BucketEmptying {

  private static final int PAGE = 1_000;

  private BucketEmptying() {}

  static void empty(S3Store objects, String bucket) {
    ObjectListing page;
    do {
      page = objects.list(bucket, "", null, null, PAGE);
      page.objects().stream().map(ObjectInfo::key).forEach(key -> objects.delete(bucket, key));
    } while (!page.objects().isEmpty());
  }
}

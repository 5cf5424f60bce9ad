package io.mastic.crawlers.preview;

import io.mastic.crawlers.group.Globs;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.util.ArrayList;
import java.util.List;

/**
 * The first files of a location that hold data: none that is empty, hidden or excluded.
 *
 * @param exclusions of the table, matched against what follows the location, and against the whole
 */
record DataFiles(ObjectStore store, Globs exclusions) {

  private static final int PAGE = 200;

  /** Listing on costs more than it is likely to find. */
  private static final int MOST_PAGES = 10;

  /**
   * At most so many; none if there is nothing.
   *
   * @throws PreviewException if the bucket is gone
   */
  List<ObjectInfo> first(S3Uri location, int most) {
    try {
      return list(location, most);
    } catch (ObjectStoreException e) {
      if (e.code().equals("NoSuchBucket")) {
        throw new PreviewException(
            PreviewException.Reason.GONE, "The bucket " + location.bucket() + " is not there.");
      }
      throw e;
    }
  }

  private List<ObjectInfo> list(S3Uri location, int most) {
    String key = location.key();
    if (!key.isEmpty() && !key.endsWith("/")) {
      var file = store.find(location.bucket(), key);
      if (file.isPresent()) {
        return List.of(file.get());
      }
    }
    String prefix = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    List<ObjectInfo> found = new ArrayList<>();
    String after = null;
    for (int page = 0; page < MOST_PAGES && found.size() < most; page++) {
      ObjectListing listing = store.list(location.bucket(), prefix, null, after, PAGE);
      listing.objects().stream()
          .filter(file -> isData(file, prefix))
          .filter(file -> !exclusions.match("s3://" + location.bucket() + "/" + file.key()))
          .limit(most - (long) found.size())
          .forEach(found::add);
      after = listing.nextAfter();
      if (after == null) {
        break;
      }
    }
    return found;
  }

  private boolean isData(ObjectInfo file, String prefix) {
    String below = file.key().substring(prefix.length());
    if (file.size() == 0 || below.endsWith("/") || below.endsWith("_$folder$")) {
      return false;
    }
    for (String part : below.split("/", -1)) {
      if (part.startsWith(".") || (part.startsWith("_") && !part.contains("="))) {
        return false;
      }
    }
    return !exclusions.match(below);
  }
}

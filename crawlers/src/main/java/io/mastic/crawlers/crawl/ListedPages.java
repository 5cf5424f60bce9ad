package io.mastic.crawlers.crawl;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The files below a prefix, page by page, in the order of their keys. */
final class ListedPages implements Iterator<List<ObjectInfo>> {

  private static final int PAGE = 1000;

  private final ObjectStore store;
  private final String bucket;
  private final String prefix;
  private @Nullable String after;
  private boolean begun;

  ListedPages(ObjectStore store, String bucket, String prefix) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public boolean hasNext() {
    return !begun || after != null;
  }

  @Override
  public List<ObjectInfo> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectListing page = store.list(bucket, prefix, null, after, PAGE);
    begun = true;
    after = page.nextAfter();
    return page.objects();
  }
}

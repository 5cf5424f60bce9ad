package io.mastic.crawlers.crawl;

import io.mastic.crawlers.memory.Recollection;
import io.mastic.crawlers.memory.SeenFile;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a target as they were, but for the folders in which something came or went: those
 * are listed. In the order of keys, as a listing of all would have them.
 */
final class EventPages implements Iterator<List<ObjectInfo>> {

  private static final int PAGE = 1000;

  private final Iterator<ObjectInfo> known;
  private final Iterator<ObjectInfo> listed;
  private @Nullable ObjectInfo nextKnown;
  private @Nullable ObjectInfo nextListed;

  /**
   * @param before what was seen
   * @param changed folders within the target, each with a trailing slash
   */
  EventPages(ObjectStore store, String bucket, Recollection before, NavigableSet<String> changed) {
    Predicate<SeenFile> isAsItWas = file -> !changed.contains(Recollection.folder(file.key()));
    this.known =
        before
            .files()
            .filter(isAsItWas)
            .map(file -> new ObjectInfo(file.key(), file.size(), Instant.EPOCH, file.etag()))
            .iterator();
    List<ObjectInfo> now = new ArrayList<>();
    changed.forEach(folder -> list(store, bucket, folder, now));
    now.sort((a, b) -> Recollection.compare(a.key(), b.key()));
    this.listed = now.iterator();
    nextKnown = next(known);
    nextListed = next(listed);
  }

  private static void list(ObjectStore store, String bucket, String folder, List<ObjectInfo> now) {
    String after = null;
    do {
      ObjectListing page = store.list(bucket, folder, "/", after, PAGE);
      now.addAll(page.objects());
      after = page.nextAfter();
    } while (after != null);
  }

  private static @Nullable ObjectInfo next(Iterator<ObjectInfo> files) {
    return files.hasNext() ? files.next() : null;
  }

  @Override
  public boolean hasNext() {
    return nextKnown != null || nextListed != null;
  }

  @Override
  public List<ObjectInfo> next() {
    List<ObjectInfo> page = new ArrayList<>();
    while (page.size() < PAGE && hasNext()) {
      page.add(nextFile());
    }
    return page;
  }

  private ObjectInfo nextFile() {
    ObjectInfo one = nextKnown;
    ObjectInfo other = nextListed;
    if (one != null && (other == null || Recollection.compare(one.key(), other.key()) < 0)) {
      nextKnown = next(known);
      return one;
    }
    if (other == null) {
      throw new NoSuchElementException();
    }
    nextListed = next(listed);
    return other;
  }
}

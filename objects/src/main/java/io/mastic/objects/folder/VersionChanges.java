package io.mastic.objects.folder;

import io.mastic.kernel.Ids;
import io.mastic.objects.Deletion;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.Versioning;
import io.mastic.objects.folder.FolderPlaces.Placed;
import io.mastic.objects.folder.History.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How versions come and go. Callers hold the bucket's lock.
 *
 * <p>A change is several steps, of which one decides: the history's write for a deletion, the move
 * into place for all else. What a crash cut short is settled at the next start by what is there: a
 * version that is in its place and in its history as well was about to leave one of them.
 */
final class VersionChanges {

  private final FolderPlaces places;
  private final VersionFiles versions;
  private final Clock clock;

  VersionChanges(FolderPlaces places, VersionFiles versions, Clock clock) {
    this.places = places;
    this.versions = versions;
    this.clock = clock;
  }

  /** A step of several that a crash must not cut short. */
  interface Steps<T> {
    T run() throws IOException;
  }

  <T> T whole(String bucket, String key, Steps<T> steps) throws IOException {
    Path note = versions.intend(new VersionFiles.Intent(bucket, key));
    try {
      return steps.run();
    } catch (IOException | RuntimeException e) {
      settle(bucket, key);
      throw e;
    } finally {
      Files.deleteIfExists(note);
    }
  }

  /** The id of a version that is put now. */
  static String newId(Versioning state) {
    return state == Versioning.ENABLED ? Ids.hex(32) : FactsFiles.NO_VERSION;
  }

  /** What is about to be replaced stays as a version. */
  void keep(String bucket, String key, @Nullable Placed placed, Versioning state)
      throws IOException {
    if (placed != null && stays(placed, state)) {
      History history = versions.history(bucket, key);
      versions.write(bucket, key, history.with(entry(bucket, placed)));
    }
  }

  private static boolean stays(Placed placed, Versioning state) {
    return state == Versioning.ENABLED || !placed.version().equals(FactsFiles.NO_VERSION);
  }

  private Entry entry(String bucket, Placed placed) throws IOException {
    ObjectInfo info = placed.object().info();
    return new Entry(
        placed.version(),
        versions.keep(bucket, placed.found().path()),
        info.lastModified().toEpochMilli(),
        info.size(),
        info.etag(),
        placed.object().facts());
  }

  /** A new version is in its place: no older one has its id. */
  void placed(String bucket, String key, String id) throws IOException {
    change(bucket, key, versions.history(bucket, key).without(id));
  }

  private void change(String bucket, String key, History after) throws IOException {
    History before = versions.history(bucket, key);
    if (!before.equals(after)) {
      versions.write(bucket, key, after);
      versions.forget(bucket, before, after);
    }
  }

  /** A delete marker becomes the latest version. */
  Deletion mark(String bucket, String key, @Nullable Placed placed, Versioning state)
      throws IOException {
    String id = newId(state);
    History history = versions.history(bucket, key);
    if (placed != null && stays(placed, state)) {
      history = history.with(entry(bucket, placed));
    }
    change(bucket, key, history.with(Entry.marker(id, clock.millis())));
    places.remove(bucket, key, placed);
    return new Deletion(id, true);
  }

  /** A version goes for good; the latest of those that are left comes into its place. */
  Deletion delete(String bucket, String key, @Nullable Placed placed, String id)
      throws IOException {
    History history = versions.history(bucket, key);
    if (placed != null && placed.version().equals(id)) {
      replace(bucket, key, placed, history.without(id));
      return new Deletion(id, false);
    }
    boolean isMarker = history.find(id).filter(Entry::isMarker).isPresent();
    if (placed == null) {
      replace(bucket, key, null, history.without(id));
    } else {
      change(bucket, key, history.without(id));
    }
    return new Deletion(id, isMarker);
  }

  /** What is at the top of a history without a marker belongs into the place. */
  private void replace(String bucket, String key, @Nullable Placed placed, History history)
      throws IOException {
    Entry top = history.top().orElse(null);
    if (top == null || top.file() == null) {
      places.remove(bucket, key, placed);
      change(bucket, key, history);
      return;
    }
    Path scratch = places.layout().newScratchFile();
    try {
      Turns.link(scratch, versions.bytes(bucket, top.file()));
      BasicFileAttributes file = Files.readAttributes(scratch, BasicFileAttributes.class);
      BasicFileAttributes before = placed == null ? null : placed.found().attributes();
      places.facts().remember(bucket, key, file, top.etag(), top.facts(), top.id(), before);
      places.files().place(places.buckets().load(bucket), key, scratch);
    } finally {
      Files.deleteIfExists(scratch);
    }
    change(bucket, key, history.without(top.id()));
  }

  /** Brings a key to one of the states between which a change was cut short. */
  void settle(String bucket, String key) throws IOException {
    Placed placed = places.find(bucket, key).orElse(null);
    History history = versions.history(bucket, key);
    if (placed == null) {
      replace(bucket, key, null, history);
    } else if (history.isDeleted(placed.version())) {
      places.remove(bucket, key, placed);
    } else {
      change(bucket, key, history.without(placed.version()));
    }
  }
}

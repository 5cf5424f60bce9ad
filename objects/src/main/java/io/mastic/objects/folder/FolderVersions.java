package io.mastic.objects.folder;

import io.mastic.objects.Deletion;
import io.mastic.objects.KeyOrder;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.ObjectVersions;
import io.mastic.objects.OpenObject;
import io.mastic.objects.S3Errors;
import io.mastic.objects.StorageClasses;
import io.mastic.objects.StoredObject;
import io.mastic.objects.VersionListing;
import io.mastic.objects.folder.FolderPlaces.Placed;
import io.mastic.objects.folder.History.Entry;
import io.mastic.objects.folder.ObjectFiles.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a folder's objects. The latest lies in its place as a plain file, the others are
 * kept by {@link VersionFiles}.
 */
final class FolderVersions implements ObjectVersions {

  private final FolderPlaces places;
  private final VersionFiles versions;
  private final VersionChanges changes;
  private final FolderNames names = new FolderNames();

  FolderVersions(FolderPlaces places, VersionFiles versions, VersionChanges changes) {
    this.places = places;
    this.versions = versions;
    this.changes = changes;
  }

  @Override
  public StoredObject load(String bucket, String key, String id) {
    return places
        .locks()
        .reading(
            bucket,
            () -> {
              Placed placed = places.find(bucket, key).orElse(null);
              if (placed != null && placed.version().equals(id)) {
                return placed.object();
              }
              return stored(key, entry(bucket, key, id));
            });
  }

  @Override
  public OpenObject open(String bucket, String key, String id) {
    return places
        .locks()
        .reading(
            bucket,
            () -> {
              Placed placed = places.find(bucket, key).orElse(null);
              if (placed != null && placed.version().equals(id)) {
                return OpenFile.of(placed.folder(), placed.found(), file -> placed.object());
              }
              Entry entry = entry(bucket, key, id);
              Path bytes = versions.bytes(bucket, String.valueOf(entry.file()));
              try {
                var file = Files.readAttributes(bytes, BasicFileAttributes.class);
                return OpenFile.of(
                    Layout.parent(bytes), new Found(bytes, file), f -> stored(key, entry));
              } catch (NoSuchFileException gone) {
                throw S3Errors.noSuchVersion();
              }
            });
  }

  /** A version with bytes. */
  private Entry entry(String bucket, String key, String id) throws IOException {
    Entry entry = versions.history(bucket, key).find(id).orElseThrow(S3Errors::noSuchVersion);
    if (entry.isMarker()) {
      throw S3Errors.isMarker(id);
    }
    return entry;
  }

  private static StoredObject stored(String key, Entry entry) {
    return new StoredObject(
        info(key, entry), entry.facts(), entry.facts().tags().size(), entry.id());
  }

  private static ObjectInfo info(String key, Entry entry) {
    return new ObjectInfo(
        key,
        entry.size(),
        Instant.ofEpochMilli(entry.at()),
        entry.etag(),
        StorageClasses.of(entry.facts().headers()));
  }

  /** Nothing is in its place: because of a marker, or because nothing was ever there. */
  ObjectStoreException missing(String bucket, String key) throws IOException {
    return versions
        .history(bucket, key)
        .top()
        .filter(Entry::isMarker)
        .map(marker -> S3Errors.isDeleted(key, marker.id()))
        .orElseGet(() -> ObjectStoreException.noSuchKey(key));
  }

  @Override
  public Deletion delete(String bucket, String key, String id) {
    return places
        .locks()
        .writing(
            bucket,
            () ->
                changes.whole(
                    bucket,
                    key,
                    () -> changes.delete(bucket, key, places.find(bucket, key).orElse(null), id)));
  }

  @Override
  public void putTags(String bucket, String key, String id, Map<String, String> tags) {
    change(bucket, key, id, facts -> facts.withTags(tags));
  }

  @Override
  public void move(String bucket, String key, String id, String storageClass) {
    change(bucket, key, id, facts -> facts.withStorageClass(storageClass));
  }

  private void change(String bucket, String key, String id, UnaryOperator<ObjectFacts> change) {
    places
        .locks()
        .writing(
            bucket,
            () -> {
              Placed placed = places.find(bucket, key).orElse(null);
              if (placed != null && placed.version().equals(id)) {
                change(bucket, key, placed, change);
                return;
              }
              Entry old = entry(bucket, key, id);
              History history = versions.history(bucket, key);
              List<Entry> entries = new ArrayList<>(history.entries());
              entries.set(
                  entries.indexOf(old),
                  new Entry(
                      id, old.file(), old.at(), old.size(), old.etag(), change.apply(old.facts())));
              versions.write(bucket, key, new History(entries));
            });
  }

  void tag(String bucket, String key, Placed placed, Map<String, String> tags) throws IOException {
    change(bucket, key, placed, facts -> facts.withTags(tags));
  }

  private void change(String bucket, String key, Placed placed, UnaryOperator<ObjectFacts> change)
      throws IOException {
    StoredObject object = placed.object();
    places
        .facts()
        .remember(
            bucket,
            key,
            placed.found().attributes(),
            object.info().etag(),
            change.apply(object.facts()),
            object.versionId(),
            null);
  }

  @Override
  public VersionListing list(
      String bucket,
      String prefix,
      @Nullable String delimiter,
      @Nullable String afterKey,
      @Nullable String afterId,
      int limit) {
    Path folder = places.buckets().load(bucket);
    return places
        .locks()
        .reading(
            bucket,
            () -> {
              Page page = new Page(limit);
              if (afterKey != null && afterId != null && afterKey.startsWith(prefix)) {
                page.addRest(of(bucket, afterKey), afterId);
              }
              ObjectListing now = walk(folder, prefix, delimiter, afterKey, limit);
              ObjectListing before =
                  walk(versions.tree(bucket), prefix, delimiter, afterKey, limit);
              TreeSet<String> prefixes = new TreeSet<>(KeyOrder.BY_BYTES);
              prefixes.addAll(now.commonPrefixes());
              prefixes.addAll(before.commonPrefixes());
              TreeSet<String> all = new TreeSet<>(prefixes);
              now.objects().forEach(info -> all.add(info.key()));
              before.objects().forEach(info -> all.add(info.key()));
              for (String name : all) {
                if (prefixes.contains(name)) {
                  page.addPrefix(name);
                } else {
                  page.addAll(of(bucket, name));
                }
              }
              return page.listing(now.nextAfter() != null || before.nextAfter() != null);
            });
  }

  private ObjectListing walk(
      Path tree, String prefix, @Nullable String delimiter, @Nullable String after, int limit)
      throws IOException {
    if (!Files.isDirectory(tree)) {
      return new ObjectListing(List.of(), List.of(), null);
    }
    return new ObjectWalk(
            names,
            (key, file) -> new ObjectInfo(key, 0, Instant.EPOCH, ""),
            prefix,
            delimiter,
            after,
            limit)
        .page(tree);
  }

  /** All versions of a key, the latest first. */
  private List<ObjectVersion> of(String bucket, String key) throws IOException {
    Optional<Placed> placed = places.find(bucket, key);
    History history = versions.history(bucket, key);
    List<ObjectVersion> found = new ArrayList<>();
    if (placed.isPresent()) {
      String id = placed.get().version();
      found.add(new ObjectVersion(placed.get().object().info(), id, true, false));
      history = history.without(id);
    }
    for (Entry entry : history.entries()) {
      found.add(new ObjectVersion(info(key, entry), entry.id(), found.isEmpty(), entry.isMarker()));
    }
    return found;
  }

  /** A page of a listing, which ends within a key where it has to. */
  private static final class Page {

    private final int limit;
    private final List<ObjectVersion> found = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private @Nullable String lastKey;
    private @Nullable String lastId;
    private boolean isCut;

    Page(int limit) {
      this.limit = limit;
    }

    private boolean isFull() {
      return found.size() + prefixes.size() >= limit;
    }

    void addPrefix(String prefix) {
      isCut = isCut || isFull();
      if (!isCut) {
        prefixes.add(prefix);
        lastKey = prefix;
        lastId = null;
      }
    }

    void addAll(List<ObjectVersion> versions) {
      for (ObjectVersion version : versions) {
        isCut = isCut || isFull();
        if (!isCut) {
          found.add(version);
          lastKey = version.info().key();
          lastId = version.id();
        }
      }
    }

    void addRest(List<ObjectVersion> versions, String after) {
      List<String> ids = versions.stream().map(ObjectVersion::id).toList();
      addAll(versions.subList(ids.indexOf(after) + 1, versions.size()));
    }

    VersionListing listing(boolean isMoreThere) {
      boolean isTruncated = isCut || isMoreThere;
      return new VersionListing(
          found, prefixes, isTruncated ? lastKey : null, isTruncated ? lastId : null);
    }
  }
}

package io.mastic.objects.folder;

import io.mastic.objects.Bucket;
import io.mastic.objects.BucketNames;
import io.mastic.objects.Deletion;
import io.mastic.objects.MultipartUploads;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersions;
import io.mastic.objects.OpenObject;
import io.mastic.objects.PartSpan;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Versioning;
import io.mastic.objects.WriteCondition;
import io.mastic.objects.folder.FolderPlaces.Placed;
import io.mastic.objects.folder.ObjectFiles.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Buckets and objects as plain files, {@code <root>/<bucket>/<key>}; {@link FileNames} tells what
 * happens to keys that a file system cannot hold. Spark jobs and people may write files there as
 * well: they are objects like any other.
 *
 * <p>One server at a time works on a root. Each bucket has a lock, held for the moment in which an
 * object is looked up or moves into place, never while bytes flow.
 */
public final class FolderStore implements S3Store {

  private final Layout layout;
  private final FolderBuckets buckets;
  private final FactsFiles facts;
  private final ObjectFiles files;
  private final FolderNames names = new FolderNames();
  private final BucketLocks locks = new BucketLocks();
  private final FolderUploads uploads;
  private final FolderPlaces places;
  private final VersionFiles versionFiles;
  private final VersionChanges changes;
  private final FolderVersions versions;

  /**
   * @param root the folder of the buckets; made if it is not there
   */
  public FolderStore(Path root) {
    this(root, Clock.systemUTC());
  }

  public FolderStore(Path root, Clock clock) {
    layout = new Layout(root.toAbsolutePath().normalize());
    buckets = new FolderBuckets(layout, clock);
    facts = new FactsFiles(layout);
    Turns turns = new Turns(layout);
    files = new ObjectFiles(layout, turns);
    uploads = new FolderUploads(layout, this, clock);
    places = new FolderPlaces(layout, buckets, facts, files, locks);
    versionFiles = new VersionFiles(layout, files);
    changes = new VersionChanges(places, versionFiles, clock);
    versions = new FolderVersions(places, versionFiles, changes);
    Layout.made(layout.root());
    try {
      turns.recover();
      versionFiles.recover(this::settle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bucket that is gone has no versions. */
  private void settle(VersionFiles.Intent intent) throws IOException {
    if (bucketExists(intent.bucket())) {
      changes.settle(intent.bucket(), intent.key());
    }
  }

  @Override
  public boolean bucketExists(String bucket) {
    return BucketNames.isValid(bucket) && Links.isFolder(layout.bucket(bucket));
  }

  @Override
  public List<Bucket> listBuckets() {
    return Io.call(buckets::list);
  }

  @Override
  public Optional<String> findRegion(String bucket) {
    return Io.call(() -> buckets.find(bucket)).map(Bucket::region);
  }

  @Override
  public void createBucket(String name, String region) {
    locks.writing(name, () -> buckets.create(name, region));
  }

  @Override
  public void deleteBucket(String name) {
    locks.writing(name, () -> buckets.delete(name));
  }

  @Override
  public Optional<String> findSetting(String bucket, String name) {
    return Io.call(() -> buckets.findSetting(bucket, name));
  }

  @Override
  public void putSetting(String bucket, String name, String document) {
    locks.writing(bucket, () -> buckets.putSetting(bucket, name, document));
  }

  @Override
  public void deleteSetting(String bucket, String name) {
    locks.writing(bucket, () -> buckets.deleteSetting(bucket, name));
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return look(bucket, key).map(StoredObject::info);
  }

  @Override
  public Optional<StoredObject> look(String bucket, String key) {
    return locks.reading(
        bucket,
        () -> {
          Optional<StoredObject> found = places.find(bucket, key).map(Placed::object);
          return found.isEmpty() ? found : Optional.of(shown(bucket, found.get()));
        });
  }

  @Override
  public Optional<PartSpan> findPart(String bucket, StoredObject object, int number) {
    return PartSpan.of(object, number);
  }

  @Override
  public OpenObject open(String bucket, String key) {
    Path folder = buckets.load(bucket);
    return locks.reading(
        bucket,
        () -> {
          Optional<Found> found = files.find(folder, key);
          if (found.isEmpty()) {
            throw versions.missing(bucket, key);
          }
          return OpenFile.of(
              folder, found.get(), file -> shown(bucket, facts.of(bucket, key, file)));
        });
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    return Io.call(
        () -> {
          OpenObject object = open(bucket, key);
          long rest = Math.max(0, object.object().info().size() - offset);
          return object.read(offset, length < 0 ? rest : Math.min(length, rest));
        });
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    Path folder = buckets.load(bucket);
    return locks.reading(
        bucket,
        () ->
            new ObjectWalk(
                    names,
                    (key, file) -> facts.of(bucket, key, file).info(),
                    prefix,
                    delimiter,
                    after,
                    limit)
                .page(folder));
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    ObjectFacts given =
        contentType == null
            ? ObjectFacts.NONE
            : ObjectFacts.ofHeaders(Map.of("content-type", contentType));
    InputStream body = new ByteArrayInputStream(content);
    return put(bucket, key, new NewObject(body, () -> given, WriteCondition.NONE)).info();
  }

  @Override
  public StoredObject put(String bucket, String key, NewObject object) {
    Keys.place(buckets.load(bucket), key);
    return Io.call(
        () -> {
          try (ScratchFile scratch = ScratchFile.of(layout, object.body())) {
            ObjectFacts given = object.facts().get();
            return commit(bucket, key, scratch.path(), scratch.md5(), given, object.condition());
          }
        });
  }

  /** Puts a finished file in its place with its facts, if the condition holds of what is there. */
  StoredObject commit(
      String bucket,
      String key,
      Path scratch,
      String etag,
      ObjectFacts given,
      WriteCondition condition) {
    return locks.writing(
        bucket,
        () -> {
          Placed before = places.find(bucket, key).orElse(null);
          condition.check(key, before == null ? null : before.object().info().etag());
          Versioning state = versionFiles.state(bucket);
          if (state == Versioning.NEVER) {
            return place(bucket, key, scratch, new Facts(etag, given, null), before);
          }
          return changes.whole(
              bucket,
              key,
              () -> {
                String id = VersionChanges.newId(state);
                changes.keep(bucket, key, before, state);
                StoredObject placed =
                    place(bucket, key, scratch, new Facts(etag, given, id), before);
                changes.placed(bucket, key, id);
                return placed;
              });
        });
  }

  private record Facts(String etag, ObjectFacts given, @Nullable String version) {}

  private StoredObject place(
      String bucket, String key, Path scratch, Facts given, @Nullable Placed before)
      throws IOException {
    BasicFileAttributes file = Files.readAttributes(scratch, BasicFileAttributes.class);
    BasicFileAttributes inPlace = before == null ? null : before.found().attributes();
    facts.remember(bucket, key, file, given.etag(), given.given(), given.version(), inPlace);
    files.place(buckets.load(bucket), key, scratch);
    return shown(bucket, facts.of(bucket, key, file));
  }

  /** Versions are not spoken of where there never were any. */
  private StoredObject shown(String bucket, StoredObject object) throws IOException {
    return versionFiles.state(bucket) == Versioning.NEVER ? object.withoutVersion() : object;
  }

  @Override
  public void delete(String bucket, String key) {
    delete(bucket, key, WriteCondition.NONE);
  }

  @Override
  public Deletion delete(String bucket, String key, WriteCondition condition) {
    return locks.writing(
        bucket,
        () -> {
          Keys.place(buckets.load(bucket), key);
          Placed placed = places.find(bucket, key).orElse(null);
          condition.check(key, placed == null ? null : placed.object().info().etag());
          Versioning state = versionFiles.state(bucket);
          if (state == Versioning.NEVER) {
            places.remove(bucket, key, placed);
            return Deletion.PLAIN;
          }
          return changes.whole(bucket, key, () -> changes.mark(bucket, key, placed, state));
        });
  }

  @Override
  public ObjectStoreException missing(String bucket, String key) {
    return locks.reading(bucket, () -> versions.missing(bucket, key));
  }

  @Override
  public boolean keepsVersions() {
    return true;
  }

  @Override
  public ObjectVersions versions() {
    return versions;
  }

  @Override
  public Map<String, String> tags(String bucket, String key) {
    return look(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key)).facts().tags();
  }

  @Override
  public void putTags(String bucket, String key, Map<String, String> tags) {
    locks.writing(
        bucket,
        () -> {
          versions.tag(
              bucket,
              key,
              places.find(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key)),
              tags);
        });
  }

  @Override
  public MultipartUploads uploads() {
    return uploads;
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    Path folder = buckets.load(bucket);
    return locks.reading(bucket, () -> files.find(folder, key).map(Found::path));
  }

  @Override
  public Optional<Path> localRoot() {
    return Optional.of(layout.root());
  }
}

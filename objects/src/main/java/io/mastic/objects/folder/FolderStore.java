package io.mastic.objects.folder;

import io.mastic.objects.Bucket;
import io.mastic.objects.BucketNames;
import io.mastic.objects.MultipartUploads;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.OpenObject;
import io.mastic.objects.PartSpan;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.WriteCondition;
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
    Layout.made(layout.root());
    try {
      turns.recover();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    Path folder = buckets.load(bucket);
    return locks.reading(
        bucket,
        () -> {
          Optional<Found> found = files.find(folder, key);
          return found.isEmpty()
              ? Optional.empty()
              : Optional.of(facts.of(bucket, key, found.get().attributes()));
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
          Found found =
              files.find(folder, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key));
          return OpenFile.of(folder, found, file -> facts.of(bucket, key, file));
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
          Path folder = buckets.load(bucket);
          BasicFileAttributes before = files.find(folder, key).map(Found::attributes).orElse(null);
          condition.check(key, before == null ? null : etag(bucket, key, before));
          BasicFileAttributes file = Files.readAttributes(scratch, BasicFileAttributes.class);
          facts.remember(bucket, key, file, etag, given, before);
          files.place(folder, key, scratch);
          return facts.of(bucket, key, file);
        });
  }

  @Override
  public void delete(String bucket, String key) {
    delete(bucket, key, WriteCondition.NONE);
  }

  @Override
  public void delete(String bucket, String key, WriteCondition condition) {
    locks.writing(
        bucket,
        () -> {
          Path folder = buckets.load(bucket);
          Optional<Found> found = files.find(folder, key);
          condition.check(
              key, found.isEmpty() ? null : etag(bucket, key, found.get().attributes()));
          if (found.isPresent()) {
            files.remove(folder, key, found.get().path());
            facts.forget(bucket, key);
          }
        });
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
          Found found =
              files
                  .find(buckets.load(bucket), key)
                  .orElseThrow(() -> ObjectStoreException.noSuchKey(key));
          BasicFileAttributes file = found.attributes();
          StoredObject object = facts.of(bucket, key, file);
          ObjectFacts tagged = object.facts().withTags(tags);
          facts.remember(bucket, key, file, object.info().etag(), tagged, null);
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

  private String etag(String bucket, String key, BasicFileAttributes file) throws IOException {
    return facts.of(bucket, key, file).info().etag();
  }
}

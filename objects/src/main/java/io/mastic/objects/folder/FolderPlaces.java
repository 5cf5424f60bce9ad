package io.mastic.objects.folder;

import io.mastic.objects.StoredObject;
import io.mastic.objects.folder.ObjectFiles.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the parts of a folder store share: who works on a key holds its bucket's lock. */
record FolderPlaces(
    Layout layout, FolderBuckets buckets, FactsFiles facts, ObjectFiles files, BucketLocks locks) {

  /** An object in its place. */
  record Placed(Path folder, Found found, StoredObject object) {

    String version() {
      return String.valueOf(object.versionId());
    }
  }

  Optional<Placed> find(String bucket, String key) throws IOException {
    Path folder = buckets.load(bucket);
    Found found = files.find(folder, key).orElse(null);
    return found == null
        ? Optional.empty()
        : Optional.of(new Placed(folder, found, facts.of(bucket, key, found.attributes())));
  }

  /** Takes an object out of its place, for good unless it has another name. */
  void remove(String bucket, String key, @Nullable Placed placed) throws IOException {
    if (placed != null) {
      files.remove(placed.folder(), key, placed.found().path());
      facts.forget(bucket, key);
    }
  }
}

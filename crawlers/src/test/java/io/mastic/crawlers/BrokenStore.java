package io.mastic.crawlers;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store with a defect that does not pass. */
record BrokenStore() implements ObjectStore {

  private static IllegalStateException defect() {
    return new IllegalStateException("a defect");
  }

  @Override
  public boolean bucketExists(String bucket) {
    return true;
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    throw defect();
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    throw defect();
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    throw defect();
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    throw defect();
  }

  @Override
  public void delete(String bucket, String key) {
    throw defect();
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> localRoot() {
    return Optional.empty();
  }
}

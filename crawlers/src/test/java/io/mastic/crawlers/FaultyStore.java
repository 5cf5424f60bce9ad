package io.mastic.crawlers;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store of which some objects cannot be read. */
record FaultyStore(ObjectStore real, Map<String, RuntimeException> faults) implements ObjectStore {

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    RuntimeException fault = faults.get(key);
    if (fault != null) {
      throw fault;
    }
    return real.read(bucket, key, offset, length);
  }

  @Override
  public boolean bucketExists(String bucket) {
    return real.bucketExists(bucket);
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return real.find(bucket, key);
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    return real.list(bucket, prefix, delimiter, after, limit);
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    return real.put(bucket, key, content, contentType);
  }

  @Override
  public void delete(String bucket, String key) {
    real.delete(bucket, key);
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

package io.mastic.crawlers;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Another store that notes which objects are read. */
final class ReadsStore implements ObjectStore {

  private final ObjectStore store;
  private final ConcurrentLinkedQueue<String> reads = new ConcurrentLinkedQueue<>();

  ReadsStore(ObjectStore store) {
    this.store = store;
  }

  /** Keys that were read since this was asked last, each once. */
  List<String> taken() {
    List<String> keys = List.copyOf(new TreeSet<>(reads));
    reads.clear();
    return keys;
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    reads.add(key);
    return store.read(bucket, key, offset, length);
  }

  @Override
  public boolean bucketExists(String bucket) {
    return store.bucketExists(bucket);
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return store.find(bucket, key);
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    return store.list(bucket, prefix, delimiter, after, limit);
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    return store.put(bucket, key, content, contentType);
  }

  @Override
  public void delete(String bucket, String key) {
    store.delete(bucket, key);
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    return store.localFile(bucket, key);
  }

  @Override
  public Optional<Path> localRoot() {
    return store.localRoot();
  }
}

package io.mastic.crawlers;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of many alike files, each made as it is listed; it knows of how many somebody still
 * holds the key.
 */
final class ManyFiles implements ObjectStore {

  private static final byte[] LINE =
      "{\"id\": 1, \"name\": \"a\"}\n".getBytes(StandardCharsets.UTF_8);

  private final int count;
  private final IntFunction<String> key;
  private final List<WeakReference<String>> listed = new ArrayList<>();
  private int mostHeld;

  /**
   * @param key of each file by its place, in the order of keys
   */
  ManyFiles(int count, IntFunction<String> key) {
    this.count = count;
    this.key = key;
  }

  /** Of how many listed files somebody held the key when another page was asked for, at most. */
  int mostHeld() {
    return mostHeld;
  }

  int listed() {
    return listed.size();
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    System.gc();
    mostHeld = Math.max(mostHeld, (int) listed.stream().filter(file -> file.get() != null).count());
    List<ObjectInfo> page = new ArrayList<>();
    while (page.size() < limit && listed.size() < count) {
      ObjectInfo file = info(key.apply(listed.size()));
      listed.add(new WeakReference<>(file.key()));
      page.add(file);
    }
    return new ObjectListing(page, List.of(), listed.size() < count ? "more" : null);
  }

  private static ObjectInfo info(String key) {
    return new ObjectInfo(key, LINE.length, Instant.EPOCH, "etag");
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    int from = Math.min(LINE.length, (int) offset);
    int until = length < 0 ? LINE.length : (int) Math.min(LINE.length, from + length);
    return new ByteArrayInputStream(Arrays.copyOfRange(LINE, from, until));
  }

  @Override
  public boolean bucketExists(String bucket) {
    return true;
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return Optional.of(info(key));
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    throw new UnsupportedOperationException("read only");
  }

  @Override
  public void delete(String bucket, String key) {
    throw new UnsupportedOperationException("read only");
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

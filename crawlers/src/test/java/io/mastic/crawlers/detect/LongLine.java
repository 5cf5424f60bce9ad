package io.mastic.crawlers.detect;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store whose only file is one line of ten gigabytes; counts what is read of it. */
final class LongLine implements ObjectStore {

  private static final long SIZE = 10L << 30;

  final AtomicLong read = new AtomicLong();
  private final byte[] piece;

  LongLine(String piece) {
    this.piece = piece.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    long end = length < 0 ? SIZE : Math.min(SIZE, offset + length);
    return new InputStream() {
      private long at = offset;

      @Override
      public int read() {
        if (at == end) {
          return -1;
        }
        read.incrementAndGet();
        return piece[(int) (at++ % piece.length)];
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        int some = (int) Math.min(length, end - at);
        for (int i = 0; i < some; i++) {
          bytes[from + i] = (byte) read();
        }
        return some == 0 && length > 0 ? -1 : some;
      }
    };
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return Optional.of(new ObjectInfo(key, SIZE, Instant.EPOCH, "etag"));
  }

  @Override
  public boolean bucketExists(String bucket) {
    return true;
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String bucket, String key) {
    throw new UnsupportedOperationException();
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

package io.mastic.objects.folder;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * One lock per bucket: many look, one moves files. The locks are a fixed number that buckets share
 * by their names' hash, so that names which somebody made up leave nothing behind.
 */
final class BucketLocks {

  private static final int LOCKS = 256;

  private final ReadWriteLock[] locks =
      Stream.generate(ReentrantReadWriteLock::new).limit(LOCKS).toArray(ReadWriteLock[]::new);

  <T> T reading(String bucket, Io.Work<T> work) {
    return holding(lock(bucket).readLock(), work);
  }

  <T> T writing(String bucket, Io.Work<T> work) {
    return holding(lock(bucket).writeLock(), work);
  }

  void writing(String bucket, Io.Step step) {
    holding(
        lock(bucket).writeLock(),
        () -> {
          step.run();
          return true;
        });
  }

  private ReadWriteLock lock(String bucket) {
    return locks[Math.floorMod(bucket.hashCode(), LOCKS)];
  }

  private static <T> T holding(Lock lock, Io.Work<T> work) {
    lock.lock();
    try {
      return Io.call(work);
    } finally {
      lock.unlock();
    }
  }
}

package io.mastic.objects.folder;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** One lock per bucket: many look, one moves files. */
final class BucketLocks {

  private final ConcurrentMap<String, ReadWriteLock> locks = new ConcurrentHashMap<>();

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
    return locks.computeIfAbsent(bucket, name -> new ReentrantReadWriteLock());
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

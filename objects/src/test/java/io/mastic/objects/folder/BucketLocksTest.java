package io.mastic.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.ObjectStoreException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of buckets that somebody makes up leave nothing behind, neither in memory nor on disk. */
class BucketLocksTest {

  private static final int NAMES = 20_000;

  @Test
  void madeUpNamesAreForgotten() throws Exception {
    BucketLocks locks = new BucketLocks();
    List<WeakReference<String>> names = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      String name = "made-up-" + i;
      names.add(new WeakReference<>(name));
      locks.reading(name, () -> true);
      locks.writing(name, () -> true);
    }
    // Asked for until it has happened: a collection is no promise.
    for (int tries = 0; tries < 50 && names.stream().anyMatch(n -> n.get() != null); tries++) {
      System.gc();
    }
    assertThat(names.stream().filter(name -> name.get() != null)).isEmpty();
    assertThat(locks.reading("made-up-0", () -> 7)).isEqualTo(7);
  }

  @Test
  void madeUpNamesMakeNoFolders(@TempDir Path directory) throws Exception {
    FolderStore store = new FolderStore(directory);
    long before = files(directory);
    for (int i = 0; i < 200; i++) {
      String name = "made-up-" + i;
      try {
        store.open(name, "key");
      } catch (ObjectStoreException e) {
        assertThat(e.getMessage()).contains("bucket");
      }
    }
    assertThat(files(directory)).isEqualTo(before);
  }

  private static long files(Path directory) throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.count();
    }
  }

  /** Names may share a lock, so nobody may hold one and wait for another. */
  @Test
  void oneMovesFilesWhileNobodyLooks() throws Exception {
    BucketLocks locks = new BucketLocks();
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              await(writing);
              locks.reading("bucket", () -> true);
              seen.countDown();
            });
    reader.start();
    long stillOutside =
        locks.writing(
            "bucket",
            () -> {
              writing.countDown();
              while (reader.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
              }
              return seen.getCount();
            });
    assertThat(stillOutside).isEqualTo(1);
    assertThat(seen.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

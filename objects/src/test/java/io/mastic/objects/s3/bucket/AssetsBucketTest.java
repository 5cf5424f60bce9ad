package io.mastic.objects.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Caller;
import io.mastic.objects.Bucket;
import io.mastic.objects.folder.FolderStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsBucketTest {

  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 8;

  @TempDir private Path directory;

  @Test
  void firstUploadsAtOnceAllFindIt() throws Exception {
    Caller caller = Caller.root("000000000000", "us-east-1");
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        FolderStore store = new FolderStore(directory.resolve("store" + round));
        CountDownLatch ready = new CountDownLatch(AT_ONCE);
        Callable<Void> upload =
            () -> {
              ready.countDown();
              ready.await();
              AssetsBucket.provide(store, "cdk-hnb659fds-assets-000000000000-us-east-1", caller);
              return null;
            };
        List<Future<Void>> uploads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          uploads.add(threads.submit(upload));
        }
        for (Future<Void> each : uploads) {
          Void unused = each.get();
        }
        assertThat(store.listBuckets()).extracting(Bucket::name).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

package io.mastic.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.folder.FolderStore;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderClientTest extends S3ClientContract {

  @TempDir Path data;
  private S3TestServer server;

  @Override
  protected URI start() {
    server = S3TestServer.started(new FolderStore(data.resolve("objects")));
    return server.endpoint();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLeastSizeOfALifecycleIsKept() {
    assertThat(leastSizeAfter("varies_by_storage_class")).isEqualTo("varies_by_storage_class");
    assertThat(leastSizeAfter(null)).isEqualTo("all_storage_classes_128K");
    assertThat(code(() -> leastSizeAfter("none"))).isEqualTo("InvalidArgument");
  }
}

package io.mastic.objects.s3;

import io.mastic.objects.folder.FolderStore;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
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
}

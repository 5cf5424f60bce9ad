package io.mastic.objects.remote;

import io.mastic.objects.S3Store;
import io.mastic.objects.S3StoreContract;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.s3.S3TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The remote is a second server of ours, over plain files. */
class RemoteStoreTest extends S3StoreContract {

  @TempDir Path data;
  private S3TestServer server;
  private RemoteStore remote;

  @Override
  protected S3Store newStore() {
    server = S3TestServer.started(new FolderStore(data.resolve("objects")));
    remote =
        new RemoteStore(new RemoteSettings(server.endpoint(), "us-east-1", "test", "test-secret"));
    return remote;
  }

  @Override
  protected int steps() {
    return 150;
  }

  @AfterEach
  void stop() {
    remote.close();
    server.close();
  }
}

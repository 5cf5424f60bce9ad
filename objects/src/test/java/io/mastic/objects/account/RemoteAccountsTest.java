package io.mastic.objects.account;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.S3Store;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import io.mastic.objects.s3.S3TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RemoteAccountsTest extends AccountStoreContract {

  @TempDir Path data;
  private S3TestServer server;
  private RemoteStore remote;

  @Override
  protected S3Store newStore() {
    server = S3TestServer.started(new FolderStore(data.resolve("objects")));
    remote =
        new RemoteStore(new RemoteSettings(server.endpoint(), "us-west-2", "test", "test-secret"));
    return remote;
  }

  @Override
  protected Db newDb() {
    return TestDatabases.postgresql();
  }

  @AfterEach
  void stop() {
    remote.close();
    server.close();
  }
}

package io.mastic.objects.account;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.S3Store;
import io.mastic.objects.folder.FolderStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderAccountsTest extends AccountStoreContract {

  @TempDir Path data;

  @Override
  protected S3Store newStore() {
    return new FolderStore(data.resolve("objects"));
  }

  @Override
  protected Db newDb() {
    return TestDatabases.sqlite(data);
  }
}

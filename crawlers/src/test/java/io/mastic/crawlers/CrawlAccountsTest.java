package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.S3Store;
import io.mastic.objects.account.AccountStore;
import io.mastic.objects.account.BucketOwners;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/** A crawl reads what its own account may read. */
class CrawlAccountsTest {

  @TempDir Path directory;

  @Test
  void anotherAccountsBucketIsNotCrawled() {
    try (Db db = TestDatabases.sqlite(directory)) {
      BucketOwners owners = new BucketOwners(db, Clock.systemUTC());
      try (Town town =
          new Town(
                  db,
                  directory,
                  Clock.systemUTC(),
                  store -> new AccountStore((S3Store) store, owners))
              .start()) {
        new AccountStore(town.objects, owners)
            .as("111122223333")
            .createBucket("foreign", "us-east-1");
        town.put("foreign", "t/a.csv", "id,name\n1,secret\n2,secret\n");
        town.put("own", "t/a.csv", "id,name\n1,a\n2,b\n");
        town.database("db");
        town.create(Town.crawler("spy", "s3://foreign/t/"));
        LastCrawlInfo spied = town.crawl("spy");
        assertThat(spied.status()).isEqualTo(LastCrawlStatus.FAILED);
        assertThat(spied.errorMessage()).contains("does not exist");
        assertThat(town.tables()).isEmpty();
        town.create(Town.crawler("honest", "s3://own/t/"));
        assertThat(town.crawl("honest").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
        assertThat(town.tables()).containsExactly("t");
      }
    }
  }
}

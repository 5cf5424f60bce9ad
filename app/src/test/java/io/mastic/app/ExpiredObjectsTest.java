package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.WriteCondition;
import io.mastic.objects.account.AccountStore;
import io.mastic.objects.account.BucketOwners;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.s3.lifecycle.Lifecycle;
import io.mastic.objects.s3.news.Notifications;
import io.mastic.objects.s3.news.ObjectChange;
import io.mastic.objects.s3.news.ObjectNews;
import io.mastic.objects.s3.news.ObjectTeller;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule takes an object, and who listens to the bucket hears of it. */
class ExpiredObjectsTest {

  private static final String RULES =
      "<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status><Filter/><Expiration>"
          + "<Date>2020-01-01T00:00:00Z</Date></Expiration></Rule></LifecycleConfiguration>";
  private static final String LISTENS =
      "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>";

  private final List<String> heard = new ArrayList<>();

  @Test
  void isToldInTheAccountOfTheBucket(@TempDir Path data) throws Exception {
    try (Db db = TestDatabases.sqlite(data)) {
      FolderStore kept = new FolderStore(data.resolve("objects"));
      BucketOwners owners = new BucketOwners(db, Clock.systemUTC());
      Caller.root("111111111111", "eu-west-1")
          .run(() -> new AccountStore(kept, owners).createBucket("a-bucket", "eu-west-1"));
      kept.put(
          "a-bucket",
          "k",
          new NewObject(
              new ByteArrayInputStream(new byte[1]), () -> ObjectFacts.NONE, WriteCondition.NONE));
      kept.putSetting("a-bucket", "lifecycle", RULES);
      kept.putSetting("a-bucket", ObjectTeller.SETTING, LISTENS);
      ObjectTeller teller = new ObjectTeller(kept, new Listening());
      new Lifecycle(kept, new ExpiredObjects(owners, teller), Clock.systemUTC()).follow();
      assertThat(heard).containsExactly("111111111111 eu-west-1 k LifecycleExpiration:Delete true");
    }
  }

  private final class Listening implements ObjectNews {

    @Override
    public void configured(String bucket, String region, Notifications notifications) {}

    @Override
    public void happened(ObjectChange change, Notifications notifications) {
      heard.add(
          String.join(
              " ",
              Caller.current().account(),
              change.region(),
              change.key(),
              change.what().event(),
              String.valueOf(change.what().isGone())));
    }
  }
}

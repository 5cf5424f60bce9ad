package io.mastic.app;

import io.mastic.kernel.Caller;
import io.mastic.objects.account.BucketOwners;
import io.mastic.objects.s3.lifecycle.Lifecycle;
import io.mastic.objects.s3.news.ObjectTeller;

/** What went by a bucket's rules is told in the account that the bucket belongs to. */
record ExpiredObjects(BucketOwners owners, ObjectTeller teller) implements Lifecycle.Expired {

  @Override
  public void told(String bucket, String key, boolean isMarked) {
    String account = owners.find(bucket).orElse(Caller.DEFAULT_ACCOUNT);
    Caller.root(account, "us-east-1").run(() -> teller.expired(bucket, key, isMarked));
  }
}

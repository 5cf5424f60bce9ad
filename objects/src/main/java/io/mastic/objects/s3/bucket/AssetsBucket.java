package io.mastic.objects.s3.bucket;

import io.mastic.kernel.Caller;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bucket in which CDK puts assets, which each account has in each region once it is used. */
public final class AssetsBucket {

  private static final Pattern NAME =
      Pattern.compile("cdk-[a-z0-9]{1,10}-assets-(\\d{12})-([a-z]{2}(?:-[a-z]+)+-\\d)");

  private AssetsBucket() {}

  /** Whether it is that of the caller's account. */
  public static boolean is(String bucket, Caller caller) {
    Matcher name = NAME.matcher(bucket);
    return name.matches() && name.group(1).equals(caller.account());
  }

  /** Makes it if it is meant and not there; of several first uploads at once, one makes it. */
  public static void provide(S3Store store, String bucket, Caller caller) {
    Matcher name = NAME.matcher(bucket);
    if (name.matches() && name.group(1).equals(caller.account()) && !store.bucketExists(bucket)) {
      try {
        store.createBucket(bucket, name.group(2));
      } catch (ObjectStoreException e) {
        if (!store.bucketExists(bucket)) {
          throw e;
        }
      }
    }
  }
}

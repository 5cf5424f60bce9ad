package io.mastic.objects.s3.news;

/** Hears of objects in buckets that have a notification configuration. */
public interface ObjectNews {

  /** For a store by itself, of which nobody hears. */
  ObjectNews NOBODY =
      new ObjectNews() {
        @Override
        public void configured(String bucket, String region, Notifications notifications) {}

        @Override
        public void happened(ObjectChange change, Notifications notifications) {}
      };

  /**
   * Looks at who is to be told before a configuration is kept.
   *
   * @throws io.mastic.objects.ObjectStoreException for one that cannot be followed
   */
  void configured(String bucket, String region, Notifications notifications);

  /** Keeps the news for all whom the configuration names; they are kept when this returns. */
  void happened(ObjectChange change, Notifications notifications);
}

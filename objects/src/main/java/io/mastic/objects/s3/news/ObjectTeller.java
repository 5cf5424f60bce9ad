package io.mastic.objects.s3.news;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of objects after they have changed and before the client is answered. */
public final class ObjectTeller {

  /** As the store calls the setting. */
  public static final String SETTING = "notification";

  private static final Logger LOG = LoggerFactory.getLogger(ObjectTeller.class);

  private final S3Store store;
  private final ObjectNews news;

  public ObjectTeller(S3Store store, ObjectNews news) {
    this.store = store;
    this.news = news;
  }

  /** Looks at a configuration before it is kept. */
  public void configured(String bucket, String document) {
    news.configured(bucket, region(bucket), Notifications.parse(document));
  }

  /** The same for a client that does not want its destinations looked for. */
  public static void checked(String document) {
    Notifications unused = Notifications.parse(document);
  }

  public void created(String bucket, StoredObject object, ObjectChange.What what) {
    find(bucket)
        .ifPresent(
            notifications ->
                news.happened(
                    new ObjectChange(
                        bucket,
                        region(bucket),
                        object.info().key(),
                        object.info().size(),
                        object.info().etag(),
                        what),
                    notifications));
  }

  /**
   * @param isMarked whether a delete marker came and no version went
   */
  public void deleted(String bucket, String key, boolean isMarked) {
    gone(bucket, key, isMarked ? ObjectChange.What.MARKED : ObjectChange.What.DELETED);
  }

  /** As {@link #deleted}, by a rule of the bucket's. */
  public void expired(String bucket, String key, boolean isMarked) {
    gone(bucket, key, isMarked ? ObjectChange.What.EXPIRED_BY_MARKER : ObjectChange.What.EXPIRED);
  }

  private void gone(String bucket, String key, ObjectChange.What what) {
    find(bucket)
        .ifPresent(
            notifications ->
                news.happened(
                    new ObjectChange(bucket, region(bucket), key, 0, "", what), notifications));
  }

  private Optional<Notifications> find(String bucket) {
    try {
      return store.findSetting(bucket, SETTING).map(Notifications::parse);
    } catch (ObjectStoreException e) {
      // Kept by an earlier build, which looked at nothing.
      LOG.warn(
          "the notification configuration of {} cannot be followed: {}", bucket, e.getMessage());
      return Optional.empty();
    }
  }

  private String region(String bucket) {
    return store.findRegion(bucket).orElse("us-east-1");
  }
}

package io.mastic.objects.s3.lifecycle;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.UriText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When an object will go by its bucket's rules, as answers about it say. */
public final class Expiration {

  private static final String HEADER = "x-amz-expiration";

  private Expiration() {}

  /** Says it of the latest version of an object; of a bucket without rules nothing is said. */
  public static void show(S3Store store, String bucket, StoredObject object, S3Answer answer) {
    if (store.keepsVersions()) {
      answer.header(
          HEADER,
          store
              .findSetting(bucket, LifecycleDocument.SETTING)
              .flatMap(document -> text(document, object)));
    }
  }

  private static Optional<String> text(String document, StoredObject object) {
    try {
      return first(LifecycleDocument.parse(document), object);
    } catch (ObjectStoreException e) {
      // Kept by an earlier build, which looked at nothing; nothing goes by it.
      return Optional.empty();
    }
  }

  /** Of all rules that the object goes by, the one that is due first. */
  static Optional<String> first(List<LifecycleRule> rules, StoredObject object) {
    ObjectVersion latest = new ObjectVersion(object.info(), "", true, false);
    Map<String, String> tags = object.facts().tags();
    Instant since = object.info().lastModified();
    Instant soonest = Instant.MAX;
    String id = "";
    for (LifecycleRule rule : rules) {
      When when = rule.latest().expires();
      if (when != null
          && when.due(since).isBefore(soonest)
          && rule.filter().matches(latest, one -> tags)) {
        soonest = when.due(since);
        id = rule.id();
      }
    }
    return soonest.equals(Instant.MAX)
        ? Optional.empty()
        : Optional.of(
            "expiry-date=\""
                + HttpDate.header(soonest)
                + "\", rule-id=\""
                + UriText.encode(id)
                + "\"");
  }
}

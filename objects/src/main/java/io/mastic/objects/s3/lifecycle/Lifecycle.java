package io.mastic.objects.s3.lifecycle;

import io.mastic.kernel.Db;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.Bucket;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.S3Store;
import io.mastic.objects.Upload;
import io.mastic.objects.VersionListing;
import io.mastic.objects.WriteCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the rules of all buckets: one leased task, each hour. Each step looks at one key and is
 * whole by itself, so that whoever goes on after a crash finds the rest to do. An S3 elsewhere
 * follows its rules itself.
 */
public final class Lifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final String TASK = "lifecycle";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PAGE = 1000;

  private final S3Store store;
  private final Expired expired;
  private final Clock clock;

  /** Hears of what has gone by a rule. */
  @FunctionalInterface
  public interface Expired {

    /**
     * @param isMarked whether a delete marker came and no version went
     */
    void told(String bucket, String key, boolean isMarked);
  }

  /**
   * @param store that holds the buckets of all accounts
   */
  public Lifecycle(S3Store store, Expired expired, Clock clock) {
    this.store = store;
    this.expired = expired;
    this.clock = clock;
  }

  /** At wiring, before the tasks start. */
  public void workBy(Db db, Tasks tasks) {
    tasks.handle(
        TASK,
        task -> {
          follow();
          return TaskHandler.again(clock.instant().plus(HOUR));
        });
    db.writeOnly(h -> tasks.enqueue(h, TASK, "all", "{}"));
  }

  /** Does all that is due now. */
  public void follow() throws InterruptedException {
    if (!store.keepsVersions()) {
      return;
    }
    for (Bucket bucket : store.listBuckets()) {
      try {
        Optional<String> document = store.findSetting(bucket.name(), LifecycleDocument.SETTING);
        if (document.isPresent()) {
          boolean leastVaries =
              store
                  .findSetting(bucket.name(), LifecycleDocument.LEAST_SIZE)
                  .filter(LifecycleDocument.LEAST_VARIES::equals)
                  .isPresent();
          follow(bucket.name(), LifecycleDocument.parse(document.get()), leastVaries);
        }
      } catch (ObjectStoreException e) {
        // Deleted meanwhile, or its rules were kept by an earlier build, which looked at nothing.
        LOG.warn("the rules of {} cannot be followed: {}", bucket.name(), e.getMessage());
      }
    }
  }

  private void follow(String bucket, List<LifecycleRule> rules, boolean leastVaries)
      throws InterruptedException {
    Instant now = clock.instant();
    LifecycleDecision decision =
        new LifecycleDecision(rules, leastVaries, version -> tags(bucket, version), now);
    int done = 0;
    List<ObjectVersion> ofOne = new ArrayList<>();
    @Nullable String key = null;
    @Nullable String id = null;
    do {
      VersionListing page = store.versions().list(bucket, "", null, key, id, PAGE);
      for (ObjectVersion version : page.versions()) {
        if (version.isLatest() && !ofOne.isEmpty()) {
          done += apply(bucket, decision.of(ofOne));
          ofOne.clear();
        }
        ofOne.add(version);
      }
      key = page.nextKey();
      id = page.nextId();
    } while (key != null);
    done += apply(bucket, decision.of(ofOne));
    done += abort(bucket, rules, now);
    if (done > 0) {
      LOG.info("{}: {} versions and uploads expired or moved by the bucket's rules", bucket, done);
    }
  }

  private Map<String, String> tags(String bucket, ObjectVersion version) {
    return store.versions().load(bucket, version.info().key(), version.id()).facts().tags();
  }

  private int apply(String bucket, List<LifecycleDecision.Step> steps) throws InterruptedException {
    for (LifecycleDecision.Step step : steps) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the rest is another server's, or another hour's");
      }
      apply(bucket, step);
    }
    return steps.size();
  }

  private void apply(String bucket, LifecycleDecision.Step step) {
    ObjectVersion version = step.version();
    String key = version.info().key();
    try {
      switch (step.act()) {
        case EXPIRE -> {
          // Only what was looked at: what a client has put since is new.
          WriteCondition same = new WriteCondition(version.info().etag(), null);
          expired.told(bucket, key, store.delete(bucket, key, same).isMarker());
        }
        case REMOVE -> {
          store.versions().delete(bucket, key, version.id());
          expired.told(bucket, key, false);
        }
        case MOVE -> store.versions().move(bucket, key, version.id(), step.storageClass());
      }
    } catch (ObjectStoreException e) {
      LOG.debug("{}/{} has changed meanwhile: {}", bucket, key, e.getMessage());
    }
  }

  private int abort(String bucket, List<LifecycleRule> rules, Instant now) {
    int done = 0;
    for (LifecycleRule rule : rules) {
      if (rule.abortAfter() == null) {
        continue;
      }
      When when = When.days(rule.abortAfter());
      for (Upload upload : store.uploads().list(bucket, rule.filter().prefix())) {
        if (when.isDue(upload.initiatedAt(), now)) {
          store.uploads().abort(bucket, upload.key(), upload.id());
          done++;
        }
      }
    }
    return done;
  }
}

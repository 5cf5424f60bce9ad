package io.mastic.objects.account;

import io.mastic.kernel.Db;
import io.mastic.objects.ObjectStoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which account a bucket was created by, whatever store it lies in. */
public final class BucketOwners {

  /** A claim this old whose bucket is not there was left over by a crash, or by a deletion. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Db db;
  private final Clock clock;

  public BucketOwners(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    db.migrate("objects");
  }

  /** The account that created a bucket; empty if nobody did through this server. */
  public Optional<String> find(String bucket) {
    return db.read(
        h ->
            h.createQuery("SELECT account FROM bucket_owner WHERE bucket = :bucket")
                .bind("bucket", bucket)
                .mapTo(String.class)
                .findOne());
  }

  /** All that are known, by bucket. */
  Map<String, String> all() {
    return db.read(
        h -> {
          Map<String, String> owners = new HashMap<>();
          h.createQuery("SELECT bucket, account FROM bucket_owner")
              .map((rs, context) -> Map.entry(rs.getString(1), rs.getString(2)))
              .forEach(row -> owners.put(row.getKey(), row.getValue()));
          return owners;
        });
  }

  /**
   * Takes a name for an account, just before the bucket, which is not there, is created.
   *
   * @throws ObjectStoreException OperationAborted if another account is about to create it
   */
  void claim(String bucket, String account) {
    long now = clock.millis();
    boolean taken =
        db.write(
            h -> {
              int rows =
                  h.createUpdate(
                          "INSERT INTO bucket_owner (bucket, account, created_at)"
                              + " VALUES (:bucket, :account, :now)"
                              + " ON CONFLICT (bucket) DO UPDATE SET account = :account,"
                              + " created_at = :now WHERE bucket_owner.account = :account"
                              + " OR bucket_owner.created_at < :left")
                      .bind("bucket", bucket)
                      .bind("account", account)
                      .bind("now", now)
                      .bind("left", now - UNDER_WAY.toMillis())
                      .execute();
              return rows > 0;
            });
    if (!taken) {
      throw new ObjectStoreException(
          409,
          "OperationAborted",
          "A conflicting conditional operation is currently in progress against this resource."
              + " Please try again.");
    }
  }

  /** Forgets whose a bucket was that is gone; another account may have taken the name already. */
  void forget(String bucket, String account) {
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM bucket_owner WHERE bucket = :bucket AND account = :account")
                .bind("bucket", bucket)
                .bind("account", account)
                .execute());
  }
}

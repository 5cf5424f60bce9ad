package io.mastic.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The key pairs that the front door accepts; keys are never changed once made, so looked-up ones
 * are kept in memory.
 */
public final class AccessKeys {

  private static final int REMEMBERED = 10_000;

  private final Db db;
  private final Clock clock;
  private final Map<String, AccessKey> known = new ConcurrentHashMap<>();

  public AccessKeys(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The key of that id, unless there is none or its time is over. */
  public Optional<AccessKey> find(String id) {
    AccessKey key = known.get(id);
    if (key == null) {
      key = load(id);
      if (key != null) {
        remember(key);
      }
    }
    return Optional.ofNullable(key).filter(k -> !isOver(k));
  }

  /** Keeps a key pair that stays; an existing id keeps its first secret. */
  public AccessKey keep(String id, String secret, String account, String principalArn) {
    insert(new AccessKey(id, secret, null, account, principalArn, null));
    return find(id).orElseThrow();
  }

  /** Makes temporary keys, as AssumeRole does and as job runs get them. */
  public AccessKey issue(String account, String principalArn, Duration lifetime) {
    Instant now = clock.instant();
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM access_key WHERE expires_at < :now")
                .bind("now", now.toEpochMilli())
                .execute());
    AccessKey key =
        new AccessKey(
            "ASIA" + Ids.hex(16).toUpperCase(java.util.Locale.ROOT),
            Ids.hex(40),
            Ids.hex(64),
            account,
            principalArn,
            Instant.ofEpochMilli(now.plus(lifetime).toEpochMilli()));
    insert(key);
    remember(key);
    return key;
  }

  private boolean isOver(AccessKey key) {
    return key.expiresAt() != null && key.expiresAt().isBefore(clock.instant());
  }

  private void remember(AccessKey key) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(key.id(), key);
  }

  private @Nullable AccessKey load(String id) {
    return db.read(
        h ->
            h.createQuery("SELECT * FROM access_key WHERE id = :id")
                .bind("id", id)
                .map(AccessKeys::row)
                .findOne()
                .orElse(null));
  }

  private void insert(AccessKey key) {
    db.writeOnly(
        h ->
            h.createUpdate(
                    "INSERT INTO access_key (id, secret, session_token, account, principal_arn, expires_at)"
                        + " VALUES (:id, :secret, :token, :account, :principal, :expires) ON CONFLICT (id) DO NOTHING")
                .bind("id", key.id())
                .bind("secret", key.secret())
                .bind("token", key.sessionToken())
                .bind("account", key.account())
                .bind("principal", key.principalArn())
                .bind("expires", key.expiresAt() == null ? null : key.expiresAt().toEpochMilli())
                .execute());
  }

  private static AccessKey row(java.sql.ResultSet rs, StatementContext context)
      throws java.sql.SQLException {
    long expires = rs.getLong("expires_at");
    Instant expiresAt = rs.wasNull() ? null : Instant.ofEpochMilli(expires);
    return new AccessKey(
        rs.getString("id"),
        rs.getString("secret"),
        rs.getString("session_token"),
        rs.getString("account"),
        rs.getString("principal_arn"),
        expiresAt);
  }
}

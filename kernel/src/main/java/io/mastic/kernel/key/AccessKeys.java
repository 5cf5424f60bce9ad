package io.mastic.kernel.key;

import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The key pairs that the front door accepts. Their secrets are sealed in the database; those that
 * were looked up lately are kept open in memory, and looked up again after {@link #REMEMBERED}, so
 * that a key that another server has revoked ends here too.
 */
public final class AccessKeys {

  /** How long a key that another server has revoked may still be accepted by this one. */
  public static final Duration REMEMBERED = Duration.ofSeconds(3);

  private static final int MOST_REMEMBERED = 10_000;
  private static final SealedColumn SECRET =
      new SealedColumn("access_key", "secret", List.of("id"));
  private static final SealedColumn TOKEN =
      new SealedColumn("access_key", "session_token", List.of("id"));

  private final Db db;
  private final Clock clock;
  private final Seals seals;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong revocations = new AtomicLong();

  /** A key as it was in the database at that time. */
  private record Known(AccessKey key, @Nullable String owner, Instant at) {}

  public AccessKeys(Db db, Clock clock, Seals seals) {
    this.db = db;
    this.clock = clock;
    this.seals = seals;
  }

  /** What is sealed of the keys in the database. */
  public static List<SealedColumn> sealedColumns() {
    return List.of(SECRET, TOKEN);
  }

  /** The key of that id, unless there is none or its time is over. */
  public Optional<AccessKey> find(String id) {
    Known found = known.get(id);
    if (found == null || !isFresh(found)) {
      found = load(id);
    }
    return Optional.ofNullable(found).map(Known::key).filter(key -> !isOver(key));
  }

  /** Keeps a key pair that stays; an existing id keeps its first secret. */
  public AccessKey keep(String id, String secret, String account, String principalArn) {
    insert(new AccessKey(id, secret, null, account, principalArn, null), null);
    return find(id).orElseThrow();
  }

  /** Makes temporary keys, as AssumeRole does. */
  public AccessKey issue(String account, String principalArn, Duration lifetime) {
    return issue(account, principalArn, lifetime, null);
  }

  /**
   * Makes temporary keys for something that they end with, such as a job run.
   *
   * @param owner for {@link #revoke}; null for keys that only time ends
   */
  public AccessKey issue(
      String account, String principalArn, Duration lifetime, @Nullable String owner) {
    Instant now = clock.instant();
    AccessKey key =
        new AccessKey(
            "ASIA" + Ids.hex(16).toUpperCase(Locale.ROOT),
            Ids.hex(40),
            Ids.hex(64),
            account,
            principalArn,
            Instant.ofEpochMilli(now.plus(lifetime).toEpochMilli()));
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM access_key WHERE expires_at < :now")
                .bind("now", now.toEpochMilli())
                .execute());
    insert(key, owner);
    return key;
  }

  /** Ends all keys of an owner, together with what else the current transaction does. */
  public void revoke(String owner) {
    db.writeOnly(
        h -> {
          h.createUpdate("DELETE FROM access_key WHERE owner = :owner")
              .bind("owner", owner)
              .execute();
          db.afterCommit(() -> forget(owner));
        });
  }

  private void forget(String owner) {
    revocations.incrementAndGet();
    known.values().removeIf(found -> owner.equals(found.owner()));
  }

  /** The owners of keys that are still accepted, in order, whose names begin so. */
  public List<String> owners(String prefix) {
    return db.read(
        h ->
            h
                .createQuery("SELECT DISTINCT owner FROM access_key WHERE owner IS NOT NULL")
                .mapTo(String.class)
                .stream()
                .filter(owner -> owner.startsWith(prefix))
                .sorted()
                .toList());
  }

  /**
   * A key as it may be shown.
   *
   * @param owner what it ends with; null for a key that stays, or that only time ends
   * @param expiresAt null for a key that stays
   */
  public record Listed(
      String id, String principalArn, @Nullable String owner, @Nullable Instant expiresAt) {}

  /** The keys of an account that are accepted now, those that stay first. */
  public List<Listed> list(String account, int most) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT id, principal_arn, owner, expires_at FROM access_key"
                        + " WHERE account = :account AND (expires_at IS NULL OR expires_at > :now)"
                        + " ORDER BY COALESCE(expires_at, 0), id LIMIT :most")
                .bind("account", account)
                .bind("now", clock.instant().toEpochMilli())
                .bind("most", most)
                .map((rs, context) -> listed(rs))
                .list());
  }

  private static Listed listed(ResultSet rs) throws SQLException {
    long expires = rs.getLong("expires_at");
    Instant expiresAt = rs.wasNull() ? null : Instant.ofEpochMilli(expires);
    return new Listed(
        rs.getString("id"), rs.getString("principal_arn"), rs.getString("owner"), expiresAt);
  }

  private boolean isOver(AccessKey key) {
    return key.expiresAt() != null && key.expiresAt().isBefore(clock.instant());
  }

  /** A clock that was put back makes nothing fresh. */
  private boolean isFresh(Known found) {
    Duration age = Duration.between(found.at(), clock.instant());
    return !age.isNegative() && age.compareTo(REMEMBERED) < 0;
  }

  private @Nullable Known load(String id) {
    Instant now = clock.instant();
    long before = revocations.get();
    Known found = db.read(h -> select(h, id, now));
    if (found == null) {
      known.remove(id);
      return null;
    }
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(id, found);
    if (revocations.get() != before) {
      // It may have been read just before it was revoked.
      known.remove(id);
    }
    return found;
  }

  private @Nullable Known select(Handle h, String id, Instant now) {
    return h.createQuery("SELECT * FROM access_key WHERE id = :id")
        .bind("id", id)
        .map((rs, context) -> new Known(key(rs), rs.getString("owner"), now))
        .findOne()
        .orElse(null);
  }

  private void insert(AccessKey key, @Nullable String owner) {
    List<String> row = List.of(key.id());
    String token = key.sessionToken();
    db.writeOnly(
        h ->
            h.createUpdate(
                    "INSERT INTO access_key (id, secret, session_token, account, principal_arn,"
                        + " expires_at, owner) VALUES (:id, :secret, :token, :account, :principal,"
                        + " :expires, :owner) ON CONFLICT (id) DO NOTHING")
                .bind("id", key.id())
                .bind("secret", seals.seal(key.secret(), SECRET.place(row)))
                .bind("token", token == null ? null : seals.seal(token, TOKEN.place(row)))
                .bind("account", key.account())
                .bind("principal", key.principalArn())
                .bind("expires", key.expiresAt() == null ? null : key.expiresAt().toEpochMilli())
                .bind("owner", owner)
                .execute());
  }

  private AccessKey key(ResultSet rs) throws SQLException {
    String id = rs.getString("id");
    String token = rs.getString("session_token");
    long expires = rs.getLong("expires_at");
    Instant expiresAt = rs.wasNull() ? null : Instant.ofEpochMilli(expires);
    return new AccessKey(
        id,
        seals.open(rs.getString("secret"), SECRET.place(List.of(id))),
        token == null ? null : seals.open(token, TOKEN.place(List.of(id))),
        rs.getString("account"),
        rs.getString("principal_arn"),
        expiresAt);
  }
}

package io.mastic.kernel.signin;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.key.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Sign-ins by an access key's id and secret. Each is a token of 256 random bits of which the
 * database keeps the hash alone, so that it holds on every server and over a restart. It ends after
 * {@link #LIFE}, by {@link #signOut}, or with its access key. A link is for a browser that shall
 * not be told the secret: its token signs in once.
 */
public final class SignIns {

  /** How long a sign-in holds. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** How long a link waits to be followed. */
  public static final Duration LINK_LIFE = Duration.ofMinutes(15);

  private static final int TOKEN_DIGITS = 64;

  /** Before a link's token when it is hashed: the token of a link is none of a sign-in. */
  private static final String LINK = "link:";

  private static final int LONGEST_KEY_ID = 128;

  private final Db db;
  private final Clock clock;
  private final AccessKeys keys;
  private final Throttle throttle;

  public SignIns(Db db, Clock clock, AccessKeys keys) {
    this.db = db;
    this.clock = clock;
    this.keys = keys;
    this.throttle = new Throttle(clock);
  }

  /**
   * Signs in with a key pair that stays; temporary keys are for programs.
   *
   * @param region that the caller works in
   * @return the token; empty if there is no such key, or its secret is another
   * @throws ThrottledException if too many have failed of late
   */
  public Optional<String> signIn(String keyId, String secret, String region)
      throws ThrottledException {
    return isRight(keyId, secret)
        ? Optional.of(keep("", new Row(keyId, region, clock.instant().plus(LIFE).toEpochMilli())))
        : Optional.empty();
  }

  /**
   * The token of a link that signs in with that key, once and soon.
   *
   * @return empty if there is no such key, or its secret is another
   * @throws ThrottledException if too many have failed of late
   */
  public Optional<String> link(String keyId, String secret, String region)
      throws ThrottledException {
    return isRight(keyId, secret)
        ? Optional.of(
            keep(LINK, new Row(keyId, region, clock.instant().plus(LINK_LIFE).toEpochMilli())))
        : Optional.empty();
  }

  /** Signs in by a link's token, which is of no use any more. */
  public Optional<String> follow(String link) {
    if (link.length() != TOKEN_DIGITS) {
      return Optional.empty();
    }
    Optional<Row> row =
        db.write(
            h ->
                h.createQuery(
                        "DELETE FROM sign_in WHERE token_hash = :hash AND expires_at > :now"
                            + " RETURNING key_id, region, expires_at")
                    .bind("hash", hash(LINK + link))
                    .bind("now", clock.millis())
                    .map((rs, context) -> new Row(rs.getString(1), rs.getString(2), rs.getLong(3)))
                    .findOne());
    return row.map(
        found ->
            keep(
                "",
                new Row(found.keyId(), found.region(), clock.instant().plus(LIFE).toEpochMilli())));
  }

  private boolean isRight(String keyId, String secret) throws ThrottledException {
    if (keyId.length() > LONGEST_KEY_ID) {
      return false;
    }
    throttle.check(keyId);
    Optional<AccessKey> key = keys.find(keyId).filter(found -> found.sessionToken() == null);
    // As much is compared for a key that is not there.
    boolean right =
        MessageDigest.isEqual(bytes(secret), bytes(key.map(AccessKey::secret).orElse("")));
    if (key.isEmpty() || !right) {
      throttle.failed(keyId);
      return false;
    }
    throttle.succeeded(keyId);
    return true;
  }

  private String keep(String prefix, Row row) {
    String token = Ids.hex(TOKEN_DIGITS);
    db.writeOnly(
        h -> {
          h.createUpdate("DELETE FROM sign_in WHERE expires_at <= :now")
              .bind("now", clock.millis())
              .execute();
          h.createUpdate(
                  "INSERT INTO sign_in (token_hash, key_id, region, expires_at)"
                      + " VALUES (:hash, :key, :region, :expires)")
              .bind("hash", hash(prefix + token))
              .bind("key", row.keyId())
              .bind("region", row.region())
              .bind("expires", row.expiresAt())
              .execute();
        });
    return token;
  }

  /** Who holds that token; empty for nobody, or nobody any more. */
  public Optional<SignIn> find(String token) {
    if (token.length() != TOKEN_DIGITS) {
      return Optional.empty();
    }
    return db.read(
            h ->
                h.createQuery(
                        "SELECT key_id, region, expires_at FROM sign_in"
                            + " WHERE token_hash = :hash AND expires_at > :now")
                    .bind("hash", hash(token))
                    .bind("now", clock.millis())
                    .map((rs, context) -> new Row(rs.getString(1), rs.getString(2), rs.getLong(3)))
                    .findOne())
        .flatMap(row -> keys.find(row.keyId()).map(key -> of(row, key)));
  }

  private record Row(String keyId, String region, long expiresAt) {}

  private static SignIn of(Row row, AccessKey key) {
    Caller caller = new Caller(key.account(), row.region(), key.principalArn());
    return new SignIn(row.keyId(), caller, Instant.ofEpochMilli(row.expiresAt()));
  }

  /** Ends a sign-in, on every server at once. */
  public void signOut(String token) {
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM sign_in WHERE token_hash = :hash")
                .bind("hash", hash(token))
                .execute());
  }

  private static String hash(String token) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

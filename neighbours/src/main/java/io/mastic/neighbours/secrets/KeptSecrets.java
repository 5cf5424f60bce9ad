package io.mastic.neighbours.secrets;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.secret.Seals;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Safe;
import io.mastic.neighbours.shelf.Shelf;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The secrets of an account in a region; their values are sealed. */
public final class KeptSecrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Db db;
  private final Clock clock;
  private final Shelf shelf;
  private final Safe safe;

  public KeptSecrets(Db db, Clock clock, Seals seals) {
    this.db = db;
    this.clock = clock;
    this.shelf = new Shelf(db, "secret");
    this.safe = new Safe(db, seals, "secret");
  }

  /**
   * The text of a secret's current version, for what runs within this server on the caller's
   * behalf.
   *
   * @param id name or ARN
   * @return empty if there is no such secret, or it is binary, or to be deleted
   */
  public Optional<String> findText(String id) {
    return find(id)
        .filter(secret -> !secret.isToBeDeleted())
        .flatMap(
            secret ->
                secret.staged(VersionLabels.CURRENT).flatMap(v -> safe.open(secret.name(), v)))
        .map(SecretValue::parse)
        .filter(SecretValue::isText)
        .map(SecretValue::text);
  }

  /** What a policy names for this secret, whether it is there or not. */
  public String arnFor(String id) {
    return find(id).map(Secret::arn).orElseGet(() -> id.startsWith("arn:") ? id : arnOf(id));
  }

  /** By name, ARN, or ARN without its last six characters. */
  Optional<Secret> find(String id) {
    String prefix = arnOf("");
    if (!id.startsWith("arn:")) {
      return named(id);
    }
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = id.substring(prefix.length());
    int dash = rest.lastIndexOf('-');
    Optional<Secret> whole =
        dash == rest.length() - 7 && dash > 0
            ? named(rest.substring(0, dash)).filter(secret -> secret.arn().equals(id))
            : Optional.empty();
    return whole.or(() -> named(rest));
  }

  private Optional<Secret> named(String name) {
    return shelf
        .find(name)
        .map(Secret::new)
        .filter(secret -> secret.time("Deleted").orElse(Long.MAX_VALUE) > clock.millis());
  }

  Secret load(String id) {
    return find(id).orElseThrow(SecretErrors::notFound);
  }

  /** One that is not about to be deleted. */
  Secret loadLive(String id) {
    Secret secret = load(id);
    if (secret.isToBeDeleted()) {
      throw SecretErrors.deleted();
    }
    return secret;
  }

  /** A secret of that name without versions; one whose time is over makes room. */
  Secret make(String name) {
    safe.deleteAll(name);
    StringBuilder suffix = new StringBuilder("-");
    RANDOM.ints(6, 0, LETTERS.length()).forEach(i -> suffix.append(LETTERS.charAt(i)));
    return Secret.of(name, arnOf(name) + suffix, clock.millis());
  }

  /** Changes a secret in one transaction. */
  Secret change(String id, Consumer<Secret> change) {
    return db.write(
        h -> {
          Secret secret = loadLive(id);
          change.accept(secret);
          keep(secret);
          return secret;
        });
  }

  <T> T together(Supplier<T> work) {
    return db.write(h -> work.get());
  }

  void keep(Secret secret) {
    shelf.put(secret.name(), secret.document());
  }

  /**
   * Adds a version, or finds the same there by its token; another value of that token is refused.
   */
  void addVersion(Secret secret, String version, SecretValue value, List<String> stages) {
    if (secret.hasVersion(version)) {
      if (!value(secret, version).equals(value)) {
        throw SecretErrors.exists(
            "You can't use ClientRequestToken "
                + version
                + " because that value is already in use for a version of secret "
                + secret.arn()
                + ".");
      }
      return;
    }
    VersionLabels staging = new VersionLabels(secret);
    staging.add(version, stages, clock.millis());
    safe.put(secret.name(), version, value.kept());
    staging.forget().forEach(gone -> safe.delete(secret.name(), gone));
    secret.document().put("Changed", clock.millis());
  }

  SecretValue value(Secret secret, String version) {
    return safe.open(secret.name(), version)
        .map(SecretValue::parse)
        .orElseThrow(() -> SecretErrors.noValue("VersionId: " + version));
  }

  /** AWS tells the day on which a value was last read. */
  void read(Secret secret) {
    long day = clock.millis() / 86_400_000L * 86_400_000L;
    if (secret.time("Accessed").orElse(0L) < day) {
      db.writeOnly(
          h ->
              named(secret.name())
                  .ifPresent(
                      now -> {
                        now.document().put("Accessed", day);
                        keep(now);
                      }));
    }
  }

  void delete(Secret secret) {
    shelf.delete(secret.name());
    safe.deleteAll(secret.name());
  }

  Page<Secret> list(Listing listing, Predicate<Secret> isWanted) {
    long now = clock.millis();
    return shelf
        .list(
            listing,
            item -> {
              Secret secret = new Secret(item.document());
              return secret.time("Deleted").orElse(Long.MAX_VALUE) > now && isWanted.test(secret);
            })
        .map(item -> new Secret(item.document()));
  }

  static String arnOf(String name) {
    Caller caller = Caller.current();
    return "arn:aws:secretsmanager:" + caller.region() + ":" + caller.account() + ":secret:" + name;
  }

  long now() {
    return clock.millis();
  }
}

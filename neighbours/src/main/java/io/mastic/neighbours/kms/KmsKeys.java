package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.secret.Seals;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Safe;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The keys of an account in a region, and what they encrypt; the keys themselves are sealed. */
public final class KmsKeys {

  /** The services whose own keys come into being when they are first asked for. */
  private static final Set<String> OF_AWS =
      Set.of(
          "acm",
          "backup",
          "codecommit",
          "dynamodb",
          "ebs",
          "elasticfilesystem",
          "es",
          "glue",
          "kinesis",
          "kinesisvideo",
          "lambda",
          "rds",
          "redshift",
          "s3",
          "secretsmanager",
          "sns",
          "sqs",
          "ssm");

  private static final String ALIAS = "alias/";
  private static final String OWN = "alias/aws/";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Db db;
  private final Clock clock;
  private final Shelf keys;
  private final Shelf aliases;
  private final Safe safe;

  public KmsKeys(Db db, Clock clock, Seals seals) {
    this.db = db;
    this.clock = clock;
    this.keys = new Shelf(db, "kms-key");
    this.aliases = new Shelf(db, "kms-alias");
    this.safe = new Safe(db, seals, "kms-key");
  }

  /** What was decrypted, and the ARN of the key that had encrypted it. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two
  record Decrypted(String keyArn, byte[] plain) {}

  /**
   * Encrypts by a key of the caller's account.
   *
   * @param key id, ARN or alias
   * @return the blob that {@link #decrypt} takes
   */
  public byte[] encrypt(String key, byte[] plain, Map<String, String> context) {
    return encrypt(loadUsable(key), plain, context);
  }

  byte[] encrypt(KmsKey key, byte[] plain, Map<String, String> context) {
    UUID id = UUID.fromString(key.id());
    return Ciphertext.encrypt(id, material(key), plain, context).bytes();
  }

  /** What a key of the caller's account has encrypted in that context. */
  public byte[] decrypt(byte[] blob, Map<String, String> context) {
    return open(blob, context).plain();
  }

  Decrypted open(byte[] blob, Map<String, String> context) {
    Ciphertext text = Ciphertext.parse(blob).orElseThrow(KmsErrors::invalidCiphertext);
    KmsKey key = find(text.key().toString()).orElseThrow(KmsErrors::invalidCiphertext);
    requireUsable(key);
    byte[] plain = text.decrypt(material(key), context).orElseThrow(KmsErrors::invalidCiphertext);
    return new Decrypted(key.arn(), plain);
  }

  private byte[] material(KmsKey key) {
    return safe.open(key.id(), "0")
        .map(Base64.getDecoder()::decode)
        .orElseThrow(() -> new IllegalStateException("a key without its material: " + key.id()));
  }

  KmsKey create(KmsKey.Manager manager, String description) {
    KmsKey key = KmsKey.of(Ids.uuid(), manager, description, now());
    byte[] material = new byte[BYTES];
    RANDOM.nextBytes(material);
    db.writeOnly(
        h -> {
          keys.put(key.id(), key.document());
          safe.put(key.id(), "0", Base64.getEncoder().encodeToString(material));
        });
    return key;
  }

  /** By id, ARN, alias or alias's ARN; an alias of AWS's is made with its key. */
  KmsKey load(String id) {
    String prefix = KmsKey.arn("");
    String name = id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    if (name.startsWith(ALIAS)) {
      return ofAlias(name);
    }
    String key = name.startsWith("key/") ? name.substring("key/".length()) : name;
    return find(key)
        .orElseThrow(
            () ->
                KmsErrors.notFound(
                    "Key '"
                        + (id.startsWith("arn:") ? id : KmsKey.arn("key/" + key))
                        + "' does not exist"));
  }

  private Optional<KmsKey> find(String id) {
    return keys.find(id).map(KmsKey::new).filter(key -> key.goesAt() > now());
  }

  private KmsKey ofAlias(String alias) {
    Optional<ObjectNode> kept = aliases.find(alias);
    if (kept.isEmpty() && isAwsOwn(alias)) {
      return db.write(h -> aliases.find(alias).isPresent() ? ofAlias(alias) : own(alias));
    }
    return kept.flatMap(found -> find(found.path("TargetKeyId").asText()))
        .orElseThrow(() -> noAlias(alias));
  }

  private static boolean isAwsOwn(String alias) {
    return alias.startsWith(OWN) && OF_AWS.contains(alias.substring(OWN.length()));
  }

  private KmsKey own(String alias) {
    KmsKey key =
        create(
            KmsKey.Manager.AWS,
            "Default key that protects my "
                + alias.substring(OWN.length())
                + " data when no other key is defined");
    putAlias(alias, key, now());
    return key;
  }

  static RuntimeException noAlias(String alias) {
    return KmsErrors.notFound("Alias " + KmsKey.arn(alias) + " is not found.");
  }

  KmsKey loadUsable(String id) {
    KmsKey key = load(id);
    requireUsable(key);
    return key;
  }

  private static void requireUsable(KmsKey key) {
    if (key.state().equals("Disabled")) {
      throw new JsonServiceException(400, "DisabledException", key.arn() + " is disabled.");
    }
    requireLive(key);
  }

  static void requireLive(KmsKey key) {
    if (key.state().equals("PendingDeletion")) {
      throw KmsErrors.wrongState(key.arn() + " is pending deletion.");
    }
  }

  /** Changes a key that is not about to go. */
  KmsKey change(String id, Consumer<KmsKey> change) {
    return changeAny(
        id,
        key -> {
          requireLive(key);
          change.accept(key);
        });
  }

  KmsKey changeAny(String id, Consumer<KmsKey> change) {
    return db.write(
        h -> {
          KmsKey key = load(id);
          change.accept(key);
          keys.put(key.id(), key.document());
          return key;
        });
  }

  Page<KmsKey> list(Listing listing) {
    double now = now();
    return keys.list(listing, item -> new KmsKey(item.document()).goesAt() > now)
        .map(item -> new KmsKey(item.document()));
  }

  /** Aliases of one key, or of all for an empty id. */
  Page<Shelf.Item> aliases(Listing listing, String keyId) {
    return aliases.list(
        listing,
        item -> keyId.isEmpty() || item.document().path("TargetKeyId").asText().equals(keyId));
  }

  Optional<ObjectNode> findAlias(String alias) {
    return aliases.find(alias);
  }

  void putAlias(String alias, KmsKey key, double created) {
    ObjectNode document =
        Json.MAPPER
            .createObjectNode()
            .put("TargetKeyId", key.id())
            .put("CreationDate", created)
            .put("LastUpdatedDate", now());
    aliases.put(alias, document);
  }

  boolean deleteAlias(String alias) {
    return aliases.delete(alias);
  }

  <T> T together(Supplier<T> work) {
    return db.write(h -> work.get());
  }

  double now() {
    return clock.millis() / 1000.0;
  }
}

package io.mastic.catalog.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.access.Ask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConditionCheckFailureException;
import software.amazon.awssdk.services.glue.model.ExistCondition;
import software.amazon.awssdk.services.glue.model.GluePolicy;

/**
 * The resource policies of the catalog, kept and given back; what they forbid is for whoever asks
 * them ({@link #forbid}).
 *
 * <p>A policy belongs to an ARN, or to the whole catalog.
 */
public final class ResourcePolicies {

  private static final int MOST = 10_000;

  /** AWS's limit, in bytes. */
  private static final int MOST_BYTES = 10 * 1024;

  /** The name of the whole catalog's policy, which sorts first. */
  private static final String WHOLE_CATALOG = "*";

  private final Db db;
  private final Clock clock;
  private final DocumentStore store = new DocumentStore("resource-policy");

  public ResourcePolicies(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Sets a policy, if what is there is as the conditions say.
   *
   * @param arn null for the whole catalog
   * @param expectedHash the hash of the policy to be replaced; null for any
   * @return the hash of the new one
   */
  public String put(
      @Nullable String arn,
      String policy,
      @Nullable ExistCondition exists,
      @Nullable String expectedHash) {
    check(policy);
    Scope scope = Scope.current();
    return db.write(
        h -> {
          Optional<DocumentRow> old = store.find(h, scope, name(arn));
          if (exists == ExistCondition.MUST_EXIST && old.isEmpty()) {
            throw Errors.entityNotFound("Policy not found");
          }
          if (exists == ExistCondition.NOT_EXIST && old.isPresent()) {
            throw conditionFailed("Policy already exists");
          }
          checkHash(old, expectedHash);
          store.put(h, scope, name(arn), policy, clock.millis());
          return hash(policy);
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public GluePolicy load(@Nullable String arn) {
    return db.read(h -> store.find(h, Scope.current(), name(arn)))
        .map(ResourcePolicies::shown)
        .orElseThrow(() -> Errors.entityNotFound("Policy not found"));
  }

  /** In the order of ARNs, the whole catalog's first. */
  public Page<GluePolicy> list(int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> store.list(h, Scope.current(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name())).map(ResourcePolicies::shown);
  }

  /** Whether a policy of the caller's catalog forbids what is asked. */
  public boolean forbid(Ask ask) {
    Caller caller = ask.caller();
    Scope scope = new Scope(caller.account(), caller.region(), caller.account());
    return db.read(h -> store.list(h, scope, "", MOST)).stream()
        .anyMatch(row -> ResourceStatements.of(row.document()).forbid(ask));
  }

  public void delete(@Nullable String arn, @Nullable String expectedHash) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          Optional<DocumentRow> old = store.find(h, scope, name(arn));
          if (old.isEmpty()) {
            throw Errors.entityNotFound("Policy not found");
          }
          checkHash(old, expectedHash);
          store.delete(h, scope, name(arn));
        });
  }

  private static void checkHash(Optional<DocumentRow> old, @Nullable String expected) {
    if (expected != null && !old.map(row -> hash(row.document())).orElse("").equals(expected)) {
      throw conditionFailed("The policy hash does not match the current policy's");
    }
  }

  private static void check(String policy) {
    if (policy.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw Errors.invalidInput("Resource policy size is limited to 10 KB.");
    }
    try {
      JsonNode json = Json.read(policy);
      if (json.isObject() && json.has("Statement")) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Policy is not valid JSON.");
    }
    throw Errors.invalidInput("Policy must be a JSON object with a Statement.");
  }

  private static ConditionCheckFailureException conditionFailed(String message) {
    return ConditionCheckFailureException.builder().message(message).build();
  }

  private static String name(@Nullable String arn) {
    return arn == null ? WHOLE_CATALOG : arn;
  }

  private static GluePolicy shown(DocumentRow row) {
    return GluePolicy.builder()
        .policyInJson(row.document())
        .policyHash(hash(row.document()))
        .createTime(row.created())
        .updateTime(row.updated())
        .build();
  }

  private static String hash(String policy) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(policy.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The roles of accounts and the policies on them; nothing is checked against what they allow. */
public final class Roles {

  private final Db db;
  private final RoleStore store;
  private final Policies policies;

  /** The roles of that database. */
  public static Roles of(Db db) {
    return new Roles(db, new Policies(db));
  }

  public Roles(Db db, Policies policies) {
    this.db = db;
    this.store = new RoleStore(db);
    this.policies = policies;
  }

  /** Whether a role of that name exists: its id. */
  public Optional<String> find(String account, String name) {
    return store.find(account, name).map(Role::id);
  }

  /** What the tag of that name says on a role. */
  public Optional<String> tag(String account, String name, String key) {
    return store.find(account, name).map(role -> role.tags().get(key));
  }

  /**
   * Whether a role exists and trusts that caller, by its trust policy.
   *
   * @param externalId null for none
   */
  public boolean trusts(String account, String name, Caller caller, @Nullable String externalId) {
    return store
        .find(account, name)
        .filter(role -> TrustPolicy.of(role.trust()).trusts(caller, externalId))
        .isPresent();
  }

  /** The role's id, or one made from its name for a role that nobody created. */
  public String roleId(String account, String name) {
    return find(account, name).orElseGet(() -> idOf("AROA", account + "/" + name));
  }

  /** Twenty characters that are always the same for the same seed. */
  static String idOf(String prefix, String seed) {
    UUID uuid = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    String hex = uuid.toString().replace("-", "").toUpperCase(Locale.ROOT);
    return prefix + hex.substring(0, 17);
  }

  Role create(Role role) {
    if (!store.insert(account(), role)) {
      throw IamErrors.exists("Role with name " + role.name() + " already exists.");
    }
    return role;
  }

  Role load(String name) {
    return store.find(account(), name).orElseThrow(() -> IamErrors.noRole(name));
  }

  Page<Role> list(String pathPrefix, String after, int limit) {
    return Page.cut(
        store.list(account(), pathPrefix, after, limit + 1), limit, role -> List.of(role.name()));
  }

  /** One that its account may do with as it likes. */
  private void requireOwn(String name) {
    if (load(name).path().startsWith(ServiceLinkedRoles.PATH)) {
      throw new QueryException(
          400,
          "UnmodifiableEntity",
          "Cannot perform the operation on the protected role '"
              + name
              + "' - this role is only modifiable by AWS");
    }
  }

  /** Deletes a role that a service has for itself. */
  void deleteLinked(String name) {
    store.delete(account(), name);
  }

  /** Changes what the account alone decides about. */
  void updateOwn(String name, UnaryOperator<Role> change) {
    db.writeOnly(
        h -> {
          requireOwn(name);
          update(name, change);
        });
  }

  void update(String name, UnaryOperator<Role> change) {
    db.writeOnly(h -> store.replace(account(), change.apply(load(name))));
  }

  void delete(String name) {
    db.writeOnly(
        h -> {
          requireOwn(name);
          if (!store.attached(account(), name, "", 1).isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
          }
          if (!store.policies(account(), name, "", 1).isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
          }
          if (store.isInInstanceProfile(account(), name)) {
            throw IamErrors.conflict(
                "Cannot delete entity, must remove roles from instance profile first.");
          }
          store.delete(account(), name);
        });
  }

  void tag(String name, Map<String, String> tags) {
    update(
        name,
        role -> {
          Role tagged = role.tagged(tags);
          IamRules.tags(tagged.tags());
          return tagged;
        });
  }

  /**
   * Looks whether a policy can be given to a role.
   *
   * @throws QueryException if there is none
   */
  void requirePolicy(String arn) {
    policies.requireAttachable(arn);
  }

  void putPolicy(String role, String name, String document) {
    db.writeOnly(
        h -> {
          requireOwn(role);
          store.putPolicy(account(), role, name, document);
        });
  }

  String policy(String role, String name) {
    load(role);
    return store.findPolicy(account(), role, name).orElseThrow(() -> IamErrors.noRolePolicy(name));
  }

  Page<String> policies(String role, String after, int limit) {
    load(role);
    return Page.cut(store.policies(account(), role, after, limit + 1), limit, List::of);
  }

  void deletePolicy(String role, String name) {
    db.writeOnly(
        h -> {
          requireOwn(role);
          if (!store.deletePolicy(account(), role, name)) {
            throw IamErrors.noRolePolicy(name);
          }
        });
  }

  void attach(String role, String arn) {
    db.writeOnly(
        h -> {
          requireOwn(role);
          policies.requireAttachable(arn);
          store.attach(account(), role, arn);
        });
  }

  Page<String> attached(String role, String after, int limit) {
    load(role);
    return Page.cut(store.attached(account(), role, after, limit + 1), limit, List::of);
  }

  void detach(String role, String arn) {
    db.writeOnly(
        h -> {
          requireOwn(role);
          if (!store.detach(account(), role, arn)) {
            throw IamErrors.noPolicy(arn);
          }
        });
  }

  private static String account() {
    return Caller.current().account();
  }
}

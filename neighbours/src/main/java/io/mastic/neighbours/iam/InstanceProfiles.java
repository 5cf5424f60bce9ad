package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The caller's instance profiles, each with one role at most. */
final class InstanceProfiles {

  private final Db db;
  private final Roles roles;

  InstanceProfiles(Db db, Roles roles) {
    this.db = db;
    this.roles = roles;
  }

  void create(InstanceProfile profile) {
    int made =
        db.write(
            h ->
                h.execute(
                    "INSERT INTO iam_instance_profile (account, name, document) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account, name) DO NOTHING",
                    account(),
                    profile.name(),
                    Json.write(profile)));
    if (made == 0) {
      throw IamErrors.exists("Instance Profile " + profile.name() + " already exists.");
    }
  }

  InstanceProfile load(String name) {
    return db.read(
            h ->
                h.select(
                        "SELECT document FROM iam_instance_profile WHERE account = ? AND name = ?",
                        account(),
                        name)
                    .mapTo(String.class)
                    .findOne())
        .map(json -> Json.read(json, InstanceProfile.class))
        .orElseThrow(() -> IamErrors.noInstanceProfile(name));
  }

  Optional<Role> role(String profile) {
    return db.read(
            h ->
                h.select(
                        "SELECT role FROM iam_instance_profile"
                            + " WHERE account = ? AND name = ? AND role IS NOT NULL",
                        account(),
                        profile)
                    .mapTo(String.class)
                    .findOne())
        .map(roles::load);
  }

  Page<InstanceProfile> list(String pathPrefix, String after, int limit) {
    List<InstanceProfile> found =
        db.read(
            h ->
                h
                    .select(
                        "SELECT document FROM iam_instance_profile WHERE account = ?"
                            + " AND name > ? ORDER BY name",
                        account(),
                        after)
                    .mapTo(String.class)
                    .map(json -> Json.read(json, InstanceProfile.class))
                    .stream()
                    .filter(profile -> profile.identity().path().startsWith(pathPrefix))
                    .limit(limit + 1L)
                    .toList());
    return Page.cut(found, limit, profile -> List.of(profile.name()));
  }

  Page<InstanceProfile> of(String role, String after, int limit) {
    roles.load(role);
    List<InstanceProfile> found =
        db.read(
            h ->
                h.select(
                        "SELECT document FROM iam_instance_profile WHERE account = ? AND role = ?"
                            + " AND name > ? ORDER BY name LIMIT ?",
                        account(),
                        role,
                        after,
                        limit + 1)
                    .mapTo(String.class)
                    .map(json -> Json.read(json, InstanceProfile.class))
                    .list());
    return Page.cut(found, limit, profile -> List.of(profile.name()));
  }

  void update(String name, UnaryOperator<InstanceProfile> change) {
    db.writeOnly(
        h ->
            h.execute(
                "UPDATE iam_instance_profile SET document = ? WHERE account = ? AND name = ?",
                Json.write(change.apply(load(name))),
                account(),
                name));
  }

  void add(String name, String role) {
    db.writeOnly(
        h -> {
          load(name);
          roles.load(role);
          if (role(name).isPresent()) {
            throw new QueryException(
                409,
                "LimitExceeded",
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
          }
          setRole(name, role);
        });
  }

  void remove(String name, String role) {
    db.writeOnly(
        h -> {
          load(name);
          if (role(name).filter(found -> found.name().equals(role)).isEmpty()) {
            throw IamErrors.noRole(role);
          }
          setRole(name, null);
        });
  }

  private void setRole(String name, @Nullable String role) {
    db.writeOnly(
        h ->
            h.execute(
                "UPDATE iam_instance_profile SET role = ? WHERE account = ? AND name = ?",
                role,
                account(),
                name));
  }

  void delete(String name) {
    db.writeOnly(
        h -> {
          load(name);
          if (role(name).isPresent()) {
            throw IamErrors.conflict(
                "Cannot delete entity, must remove roles from instance profile first.");
          }
          h.execute(
              "DELETE FROM iam_instance_profile WHERE account = ? AND name = ?", account(), name);
        });
  }

  private static String account() {
    return Caller.current().account();
  }
}

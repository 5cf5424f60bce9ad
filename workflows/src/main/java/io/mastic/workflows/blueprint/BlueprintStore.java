package io.mastic.workflows.blueprint;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Blueprint;

/** The rows of blueprints. */
final class BlueprintStore {

  private static final String KEY =
      " WHERE account = :account AND region = :region AND name = :name";

  private BlueprintStore() {}

  /** Adds a blueprint; false if the name is taken. */
  static boolean insert(Handle h, Caller caller, KeptBlueprint blueprint) {
    return h.createUpdate(
                "INSERT INTO blueprint (account, region, name, document, source)"
                    + " VALUES (:account, :region, :name, :document, :source)"
                    + " ON CONFLICT (account, region, name) DO NOTHING")
            .bindMethods(caller)
            .bind("name", blueprint.shown().name())
            .bind("document", Pojos.json(blueprint.shown()))
            .bind("source", source(blueprint))
            .execute()
        == 1;
  }

  static void update(Handle h, Caller caller, KeptBlueprint blueprint) {
    h.createUpdate("UPDATE blueprint SET document = :document, source = :source" + KEY)
        .bindMethods(caller)
        .bind("name", blueprint.shown().name())
        .bind("document", Pojos.json(blueprint.shown()))
        .bind("source", source(blueprint))
        .execute();
  }

  private static @Nullable String source(KeptBlueprint blueprint) {
    return blueprint.source() == null ? null : Json.write(blueprint.source());
  }

  static Optional<KeptBlueprint> find(Handle h, Caller caller, String name) {
    return h.createQuery("SELECT document, source FROM blueprint" + KEY)
        .bindMethods(caller)
        .bind("name", name)
        .map(
            (rs, c) -> {
              String source = rs.getString("source");
              return new KeptBlueprint(
                  Pojos.read(rs.getString("document"), Blueprint.builder()).build(),
                  source == null ? null : Json.read(source, BlueprintSource.class));
            })
        .findOne();
  }

  static void delete(Handle h, Caller caller, String name) {
    h.createUpdate("DELETE FROM blueprint" + KEY).bindMethods(caller).bind("name", name).execute();
  }

  static Page<String> listNames(Handle h, Caller caller, @Nullable String token, int limit) {
    List<String> after = PageToken.decode(token, 1);
    List<String> names =
        h.createQuery(
                "SELECT name FROM blueprint WHERE account = :account AND region = :region"
                    + " AND name > :after ORDER BY name LIMIT :limit")
            .bindMethods(caller)
            .bind("after", after.isEmpty() ? "" : after.get(0))
            .bind("limit", limit + 1)
            .mapTo(String.class)
            .list();
    return Page.cut(names, limit, List::of);
  }
}

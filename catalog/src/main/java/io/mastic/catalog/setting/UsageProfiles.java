package io.mastic.catalog.setting;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetUsageProfileResponse;

/** Usage profiles: what an administrator lets jobs and sessions ask for. */
public final class UsageProfiles {

  private static final String TYPE = "usageProfile";

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final DocumentStore store = new DocumentStore("usage-profile");

  public UsageProfiles(Db db, Clock clock, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
  }

  /**
   * @param profile name, description and configuration
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(GetUsageProfileResponse profile, Map<String, String> tagged) {
    UsageRules.check(profile.configuration());
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.insert(h, scope, profile.name(), Pojos.json(profile), clock.millis())) {
            throw Errors.alreadyExists("Usage profile " + profile.name() + " already exists.");
          }
          tags.put(h, scope.arn(TYPE, profile.name()), tagged);
        });
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  public GetUsageProfileResponse load(String name) {
    return db.read(h -> store.find(h, Scope.current(), name))
        .map(UsageProfiles::shown)
        .orElseThrow(() -> notFound(name));
  }

  /** In the order of names. */
  public Page<GetUsageProfileResponse> list(int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> store.list(h, Scope.current(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name())).map(UsageProfiles::shown);
  }

  /** Replaces all that it says. */
  public void update(GetUsageProfileResponse profile) {
    UsageRules.check(profile.configuration());
    String name = profile.name();
    if (!db.write(
        h -> store.update(h, Scope.current(), name, Pojos.json(profile), clock.millis()))) {
      throw notFound(name);
    }
  }

  public void delete(String name) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.delete(h, scope, name)) {
            throw notFound(name);
          }
          tags.delete(h, scope.arn(TYPE, name));
        });
  }

  private static GetUsageProfileResponse shown(DocumentRow row) {
    return Pojos.read(row.document(), GetUsageProfileResponse.builder())
        .createdOn(row.created())
        .lastModifiedOn(row.updated())
        .build();
  }

  static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Usage profile " + name + " not found.");
  }
}

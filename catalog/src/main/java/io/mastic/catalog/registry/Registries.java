package io.mastic.catalog.registry;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.leftover.Removals;
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
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GetRegistryResponse;
import software.amazon.awssdk.services.glue.model.RegistryId;
import software.amazon.awssdk.services.glue.model.RegistryStatus;

/** The registries that hold schemas. */
public final class Registries {

  private static final String TYPE = "registry";
  private static final DocumentStore STORE = new DocumentStore(TYPE);

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final Removals removals;

  public Registries(Db db, Clock clock, Tags tags, Removals removals) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
    this.removals = removals;
    removals.handle(TYPE, this::remove);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(String name, @Nullable String description, Map<String, String> tagged) {
    SchemaErrors.checkName("registryName", name);
    db.writeOnly(
        h -> {
          if (!insert(h, name, description, tagged)) {
            throw Errors.alreadyExists("Registry already exists. RegistryName: " + name);
          }
        });
  }

  private boolean insert(
      Handle h, String name, @Nullable String description, Map<String, String> tagged) {
    Scope scope = Scope.current();
    String document = Pojos.json(GetRegistryResponse.builder().description(description).build());
    if (!STORE.insert(h, scope, name, document, clock.millis())) {
      return false;
    }
    tags.put(h, scope.arn(TYPE, name), tagged);
    return true;
  }

  /** Makes sure that a schema's registry is there; the default one comes by itself. */
  void require(Handle h, SchemaName schema) {
    if (schema.registry().equals(SchemaName.DEFAULT_REGISTRY)) {
      insert(h, SchemaName.DEFAULT_REGISTRY, null, Map.of());
    } else if (STORE.find(h, schema.scope(), schema.registry()).isEmpty()) {
      throw SchemaErrors.registryNotFound(schema.registry(), null);
    }
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public GetRegistryResponse load(RegistryId id) {
    String name = name(id);
    Optional<DocumentRow> row = db.read(h -> STORE.find(h, Scope.current(), name));
    return shown(row.orElseThrow(() -> notFound(id)));
  }

  /** In the order of names. */
  public Page<GetRegistryResponse> list(int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> STORE.list(h, Scope.current(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name())).map(Registries::shown);
  }

  public GetRegistryResponse update(RegistryId id, String description) {
    String document = Pojos.json(GetRegistryResponse.builder().description(description).build());
    String name = name(id);
    if (!db.write(h -> STORE.update(h, Scope.current(), name, document, clock.millis()))) {
      throw notFound(id);
    }
    return load(id);
  }

  /** Deletes a registry with its schemas. */
  public GetRegistryResponse delete(RegistryId id) {
    GetRegistryResponse[] old = new GetRegistryResponse[1];
    removals.remove(TYPE, Scope.current(), name(id), h -> old[0] = load(id));
    return old[0];
  }

  private int remove(Handle h, Scope scope, String name, int most) {
    int removed = 0;
    while (removed < most) {
      List<SchemaRow> next = SchemaStore.listRegistry(h, scope, name, "", 1);
      if (next.isEmpty()) {
        STORE.delete(h, scope, name);
        tags.delete(h, scope.arn(TYPE, name));
        return removed;
      }
      removed += Schemas.remove(h, tags, next.get(0), most - removed);
    }
    return removed;
  }

  /** The name in AWS's two forms, a name or an ARN. */
  static String name(RegistryId id) {
    SchemaErrors.checkName("registryName", id.registryName());
    if (id.registryName() != null && id.registryArn() != null) {
      throw Errors.invalidInput(
          "One of registryName or registryArn has to be provided, both cannot be provided.");
    }
    if (id.registryArn() == null) {
      return id.registryName() == null ? SchemaName.DEFAULT_REGISTRY : id.registryName();
    }
    String prefix = Scope.current().arn(TYPE, "");
    if (!id.registryArn().startsWith(prefix)) {
      throw notFound(id);
    }
    return id.registryArn().substring(prefix.length());
  }

  private static RuntimeException notFound(RegistryId id) {
    return SchemaErrors.registryNotFound(id.registryName(), id.registryArn());
  }

  private static GetRegistryResponse shown(DocumentRow row) {
    return Pojos.read(row.document(), GetRegistryResponse.builder())
        .registryName(row.name())
        .registryArn(Scope.current().arn(TYPE, row.name()))
        .status(RegistryStatus.AVAILABLE)
        .createdTime(row.created().toString())
        .updatedTime(row.updated().toString())
        .build();
  }
}

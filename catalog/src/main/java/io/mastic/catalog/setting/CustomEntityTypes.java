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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CustomEntityType;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Custom entity types: patterns by which sensitive data is found. */
public final class CustomEntityTypes {

  private static final String TYPE = "customEntityType";

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final DocumentStore store = new DocumentStore("custom-entity-type");

  public CustomEntityTypes(Db db, Clock clock, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  void create(CustomEntityType type, Map<String, String> tagged) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.insert(h, scope, type.name(), Pojos.json(type), clock.millis())) {
            throw Errors.alreadyExists("Custom entity type " + type.name() + " already exists.");
          }
          tags.put(h, scope.arn(TYPE, type.name()), tagged);
        });
  }

  Optional<CustomEntityType> find(String name) {
    return db.read(h -> store.find(h, Scope.current(), name)).map(CustomEntityTypes::shown);
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  CustomEntityType load(String name) {
    return find(name).orElseThrow(() -> notFound(name));
  }

  /**
   * In the order of names; those that lack the tags are left out of a page, which may be short.
   *
   * @param tagged what they must have; empty for any
   */
  Page<CustomEntityType> list(Map<String, String> tagged, int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    Scope scope = Scope.current();
    List<DocumentRow> rows = db.read(h -> store.list(h, scope, after, limit + 1));
    Page<DocumentRow> page = Page.cut(rows, limit, row -> List.of(row.name()));
    return new Page<>(
        page.items().stream()
            .filter(row -> has(scope, row.name(), tagged))
            .map(CustomEntityTypes::shown)
            .toList(),
        page.nextToken());
  }

  private boolean has(Scope scope, String name, Map<String, String> tagged) {
    return tagged.isEmpty()
        || tags.load(scope.arn(TYPE, name)).entrySet().containsAll(tagged.entrySet());
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  void delete(String name) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.delete(h, scope, name)) {
            throw notFound(name);
          }
          tags.delete(h, scope.arn(TYPE, name));
        });
  }

  private static CustomEntityType shown(DocumentRow row) {
    return Pojos.read(row.document(), CustomEntityType.builder()).build();
  }

  private static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Custom entity type " + name + " not found.");
  }
}

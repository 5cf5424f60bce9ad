package io.mastic.catalog;

import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;

/** The schemas of the registries. */
final class Schemas {

  private static final int MOST_COMPARED = 1_000;

  private final Db db;
  private final Clock clock;
  private final Registries registries;
  private final Tags tags;

  Schemas(Db db, Clock clock, Registries registries, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.registries = registries;
    this.tags = tags;
  }

  /** A schema and its latest available version. */
  record Shown(SchemaRow schema, Optional<SchemaVersionRow> latest) {}

  /**
   * Creates a schema, with a first version if a definition is given.
   *
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  Shown create(
      SchemaName name,
      String format,
      String compatibility,
      @Nullable String description,
      @Nullable String definition,
      Map<String, String> tagged) {
    SchemaErrors.checkName("schemaName", name.name());
    SchemaErrors.checkFormat(format);
    SchemaErrors.checkCompatibility(compatibility);
    if (definition != null) {
      SchemaLanguage.check(format, definition);
    }
    long now = clock.millis();
    SchemaRow row =
        new SchemaRow(RowIds.next(), name, format, compatibility, description, 0, 1, now, now);
    return db.write(
        h -> {
          registries.require(h, name);
          if (!SchemaStore.insert(h, row)) {
            throw Errors.alreadyExists("Schema already exists. SchemaName: " + name.name());
          }
          tags.put(h, name.arn(), tagged);
          if (definition != null) {
            add(h, row, definition, SchemaVersionRow.AVAILABLE);
          }
          return load(name);
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  Shown load(SchemaName name) {
    return db.read(
        h -> {
          SchemaRow row = load(h, name);
          return new Shown(row, SchemaVersionStore.latest(h, row.id()));
        });
  }

  static SchemaRow load(Handle h, SchemaName name) {
    return SchemaStore.find(h, name).orElseThrow(() -> SchemaErrors.schemaNotFound(name));
  }

  /**
   * In the order of registries and names.
   *
   * @param registry null for all
   */
  Page<SchemaRow> list(@Nullable String registry, int limit, @Nullable String token) {
    Scope scope = Scope.current();
    List<String> position = CatalogErrors.position(token, 2);
    String after = position.isEmpty() ? "" : position.get(1);
    List<SchemaRow> rows =
        db.read(
            h ->
                registry == null
                    ? SchemaStore.list(
                        h, scope, position.isEmpty() ? "" : position.get(0), after, limit + 1)
                    : SchemaStore.listRegistry(h, scope, registry, after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name().registry(), row.name().name()));
  }

  /** Replaces what is given; a new compatibility asks from the checkpoint on. */
  SchemaRow update(
      SchemaName name,
      @Nullable String compatibility,
      @Nullable String description,
      @Nullable SchemaVersionNumber checkpoint) {
    SchemaErrors.checkCompatibility(compatibility);
    if (compatibility != null && checkpoint == null) {
      throw Errors.invalidInput("SchemaVersionNumber is required to change the compatibility.");
    }
    return db.write(
        h -> {
          SchemaRow old = load(h, name);
          long from =
              checkpoint == null
                  ? old.checkpoint()
                  : SchemaVersions.load(h, old, checkpoint).version();
          SchemaRow changed = old.changed(compatibility, description, from, clock.millis());
          SchemaStore.update(h, changed);
          return changed;
        });
  }

  SchemaRow delete(SchemaName name) {
    return db.write(
        h -> {
          SchemaRow row = load(h, name);
          SchemaStore.delete(h, row.id());
          tags.delete(h, name.arn());
          return row;
        });
  }

  /**
   * Adds a version, or finds the one that has the same definition. One that breaks the rule of
   * compatibility is kept with the status FAILURE, which serializers ask for.
   */
  SchemaVersionRow register(SchemaName name, String definition) {
    return db.write(
        h -> {
          SchemaRow row = load(h, name);
          SchemaLanguage.check(row.format(), definition);
          Optional<SchemaVersionRow> same =
              SchemaVersionStore.findByDefinition(h, row.id(), definition);
          if (same.isPresent()) {
            return same.get();
          }
          if (row.compatibility().equals("DISABLED") && row.nextVersion() > 1) {
            throw SchemaErrors.versioningDisabled(name);
          }
          boolean allowed =
              SchemaLanguage.allows(row.format(), row.compatibility(), earlier(h, row), definition);
          return add(
              h, row, definition, allowed ? SchemaVersionRow.AVAILABLE : SchemaVersionRow.FAILURE);
        });
  }

  private static List<String> earlier(Handle h, SchemaRow row) {
    boolean all = SchemaEvolution.looksAtAll(row.compatibility());
    return SchemaVersionStore.available(
            h, row.id(), all ? row.checkpoint() : 0, all ? MOST_COMPARED : 1)
        .stream()
        .map(SchemaVersionRow::definition)
        .toList();
  }

  private SchemaVersionRow add(Handle h, SchemaRow row, String definition, String status) {
    SchemaVersionRow version =
        new SchemaVersionRow(
            row.id(), row.nextVersion(), Ids.uuid(), status, definition, clock.millis());
    // The update comes first: of two writers it makes the second wait, and then begin anew.
    SchemaStore.update(h, row.versioned());
    SchemaVersionStore.insert(h, version);
    return version;
  }
}

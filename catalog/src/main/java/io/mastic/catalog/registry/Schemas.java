package io.mastic.catalog.registry;

import io.mastic.catalog.leftover.Removals;
import io.mastic.catalog.schema.Reading;
import io.mastic.catalog.schema.SchemaEvolution;
import io.mastic.catalog.schema.SchemaLanguage;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.RowIds;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;

/** The schemas of the registries. */
public final class Schemas {

  private static final String KIND = "schema";
  private static final int MOST_COMPARED = 1_000;

  /** The highest number that a version may have. */
  private static final long LAST_VERSION = 100_000;

  private static final Logger log = LoggerFactory.getLogger(Schemas.class);

  private final Db db;
  private final Clock clock;
  private final Registries registries;
  private final Tags tags;
  private final Removals removals;

  public Schemas(Db db, Clock clock, Registries registries, Tags tags, Removals removals) {
    this.db = db;
    this.clock = clock;
    this.registries = registries;
    this.tags = tags;
    this.removals = removals;
    removals.handle(KIND, this::remove);
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
    String fingerprint = definition == null ? "" : SchemaVersionRow.fingerprint(format, definition);
    long now = clock.millis();
    SchemaRow row =
        new SchemaRow(
            RowIds.next(),
            name,
            format,
            new SchemaRow.Terms(compatibility, description),
            0,
            1,
            new SchemaRow.Times(now, now));
    return db.write(
        h -> {
          registries.require(h, name);
          if (!SchemaStore.insert(h, row)) {
            throw Errors.alreadyExists("Schema already exists. SchemaName: " + name.name());
          }
          tags.put(h, name.arn(), tagged);
          if (definition != null) {
            Candidate first =
                new Candidate(row, definition, fingerprint, Optional.empty(), List.of());
            add(h, row, first, SchemaVersionRow.AVAILABLE);
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
          SchemaRow row = SchemaStore.load(h, name);
          return new Shown(row, SchemaVersionStore.latest(h, row.id()));
        });
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
          SchemaRow old = SchemaStore.load(h, name);
          long from =
              checkpoint == null
                  ? old.checkpoint()
                  : checkpoint(SchemaVersions.load(h, old, checkpoint));
          SchemaRow changed = old.changed(compatibility, description, from, clock.millis());
          SchemaStore.update(h, changed);
          return changed;
        });
  }

  private static long checkpoint(SchemaVersionRow version) {
    if (!version.status().equals(SchemaVersionRow.AVAILABLE)) {
      throw Errors.invalidInput(
          "Version " + version.version() + " is " + version.status() + ", not AVAILABLE.");
    }
    return version.version();
  }

  /** Deletes a schema with its versions. */
  SchemaRow delete(SchemaName name) {
    SchemaRow[] old = new SchemaRow[1];
    removals.remove(
        KIND,
        name.scope(),
        name.registry() + "/" + name.name(),
        h -> old[0] = SchemaStore.load(h, name));
    return old[0];
  }

  private int remove(Handle h, Scope scope, String path, int most) {
    // Neither name has a slash in it.
    int slash = path.indexOf('/');
    SchemaName name = new SchemaName(scope, path.substring(0, slash), path.substring(slash + 1));
    return SchemaStore.find(h, name).map(row -> remove(h, tags, row, most)).orElse(0);
  }

  /** Removes versions of a schema; with the last of them the schema, which counts as a row. */
  static int remove(Handle h, Tags tags, SchemaRow schema, int most) {
    int versions = SchemaVersionStore.deleteOldest(h, schema.id(), most);
    if (versions == most) {
      return most;
    }
    SchemaStore.delete(h, schema.id());
    tags.delete(h, schema.name().arn());
    return versions + 1;
  }

  /**
   * Adds a version, or finds the one that has an equal definition. One that breaks the rule of
   * compatibility is kept with the status FAILURE, which serializers ask for.
   *
   * @throws software.amazon.awssdk.services.glue.model.OperationNotSupportedException if nobody can
   *     say whether it breaks the rule
   */
  SchemaVersionRow register(SchemaName name, String definition) {
    Optional<SchemaVersionRow> version = Optional.empty();
    // Comparing takes its time, so it is done before the lock; what changed meanwhile begins anew.
    while (version.isEmpty()) {
      Candidate candidate = db.read(h -> candidate(h, name, definition));
      version = candidate.same();
      if (version.isEmpty()) {
        Reading allowed = candidate.judge();
        version = db.write(h -> settle(h, candidate, allowed));
      }
    }
    return version.get();
  }

  /**
   * A version to be.
   *
   * @param same the version that has an equal definition
   * @param earlier the versions to compare it with, the newest first
   */
  private record Candidate(
      SchemaRow schema,
      String definition,
      String fingerprint,
      Optional<SchemaVersionRow> same,
      List<SchemaVersionRow> earlier) {

    Reading judge() {
      if (earlier.size() > MOST_COMPARED) {
        throw Errors.notSupported(
            "More than "
                + MOST_COMPARED
                + " versions would have to be compared; move the checkpoint with UpdateSchema.");
      }
      return SchemaEvolution.allows(
          SchemaLanguage.of(schema.format()),
          schema.compatibility(),
          earlier.stream().map(SchemaVersionRow::definition).toList(),
          definition);
    }

    Optional<SchemaVersionRow> latest() {
      return earlier.stream().findFirst();
    }
  }

  private static Candidate candidate(Handle h, SchemaName name, String definition) {
    SchemaRow row = SchemaStore.load(h, name);
    String fingerprint = SchemaVersionRow.fingerprint(row.format(), definition);
    return new Candidate(
        row,
        definition,
        fingerprint,
        SchemaVersionStore.findEqual(h, row.id(), fingerprint, SchemaVersionRow.AVAILABLE),
        earlier(h, row));
  }

  private static List<SchemaVersionRow> earlier(Handle h, SchemaRow row) {
    boolean all = SchemaEvolution.looksAtAll(row.compatibility());
    return SchemaVersionStore.available(
        h, row.id(), all ? row.checkpoint() : 0, all ? MOST_COMPARED + 1 : 1);
  }

  /** Empty if the schema is not any more what the candidate was compared with. */
  private Optional<SchemaVersionRow> settle(Handle h, Candidate candidate, Reading allowed) {
    SchemaRow row = SchemaStore.load(h, candidate.schema().name());
    if (!row.equals(candidate.schema())
        || !SchemaVersionStore.latest(h, row.id()).equals(candidate.latest())) {
      return Optional.empty();
    }
    if (row.compatibility().equals("DISABLED") && row.nextVersion() > 1) {
      throw SchemaErrors.versioningDisabled(row.name().registry(), row.name().name());
    }
    return Optional.of(
        switch (allowed.answer()) {
          case YES -> add(h, row, candidate, SchemaVersionRow.AVAILABLE);
          case NO -> fail(h, row, candidate, allowed.why());
          case UNDECIDED ->
              throw Errors.notSupported(
                  "Whether the definition meets the compatibility "
                      + row.compatibility()
                      + " cannot be decided: "
                      + allowed.why());
        });
  }

  /** One failure for equal definitions, however often a producer tries. */
  private SchemaVersionRow fail(Handle h, SchemaRow row, Candidate candidate, String why) {
    log.info("{} does not meet {}: {}", row.name().arn(), row.compatibility(), why);
    return SchemaVersionStore.findEqual(
            h, row.id(), candidate.fingerprint(), SchemaVersionRow.FAILURE)
        .orElseGet(() -> add(h, row, candidate, SchemaVersionRow.FAILURE));
  }

  private SchemaVersionRow add(Handle h, SchemaRow row, Candidate candidate, String status) {
    if (row.nextVersion() > LAST_VERSION) {
      throw Errors.limitExceeded("A schema has at most " + LAST_VERSION + " versions.");
    }
    SchemaVersionRow version =
        new SchemaVersionRow(
            row.id(),
            row.nextVersion(),
            Ids.uuid(),
            status,
            candidate.definition(),
            clock.millis());
    // The update comes first: of two writers it makes the second wait, and then begin anew.
    SchemaStore.update(h, row.versioned(status));
    SchemaVersionStore.insert(h, version, candidate.fingerprint());
    return version;
  }
}

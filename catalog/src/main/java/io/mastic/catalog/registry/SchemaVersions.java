package io.mastic.catalog.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.schema.JsonPatch;
import io.mastic.catalog.schema.SchemaLanguage;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaVersionErrorItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;

/** The versions of schemas. */
public final class SchemaVersions {

  private static final int MOST_DELETED = 100_000;

  private final Db db;

  public SchemaVersions(Db db) {
    this.db = db;
  }

  /** A version with its schema. */
  record Shown(SchemaRow schema, SchemaVersionRow version) {}

  /**
   * By the version's own id, or by schema and number.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  Shown load(
      @Nullable SchemaId schema, @Nullable String versionId, @Nullable SchemaVersionNumber number) {
    return db.read(h -> load(h, schema, versionId, number));
  }

  static Shown load(
      Handle h,
      @Nullable SchemaId schema,
      @Nullable String versionId,
      @Nullable SchemaVersionNumber number) {
    if (versionId == null) {
      if (schema == null) {
        throw Errors.invalidInput("One of SchemaId and SchemaVersionId is required.");
      }
      SchemaRow row = SchemaStore.load(h, SchemaName.of(schema));
      return new Shown(row, load(h, row, number));
    }
    if (schema != null || number != null) {
      throw Errors.invalidInput(
          "No other input parameters can be specified when fetching by SchemaVersionId.");
    }
    SchemaVersionRow version =
        SchemaVersionStore.findById(h, versionId).orElseThrow(SchemaErrors::versionNotFound);
    return new Shown(
        SchemaStore.find(h, Scope.current(), version.schemaId())
            .orElseThrow(SchemaErrors::versionNotFound),
        version);
  }

  static SchemaVersionRow load(Handle h, SchemaRow schema, @Nullable SchemaVersionNumber number) {
    boolean latest = number != null && Boolean.TRUE.equals(number.latestVersion());
    if (number == null || (number.versionNumber() == null && !latest)) {
      throw Errors.invalidInput("One of version number (or) latest version is required.");
    }
    if (number.versionNumber() != null && latest) {
      throw Errors.invalidInput("Only one of VersionNumber or LatestVersion is required.");
    }
    return (latest
            ? SchemaVersionStore.latest(h, schema.id())
            : SchemaVersionStore.find(h, schema.id(), number.versionNumber()))
        .orElseThrow(SchemaErrors::versionNotFound);
  }

  boolean isLatest(SchemaVersionRow version) {
    return db.read(h -> SchemaVersionStore.latest(h, version.schemaId()))
        .filter(latest -> latest.id().equals(version.id()))
        .isPresent();
  }

  /** The available version with an equal definition. */
  Shown loadByDefinition(SchemaName name, String definition) {
    return db.read(
        h -> {
          SchemaRow schema = SchemaStore.load(h, name);
          String fingerprint = SchemaVersionRow.fingerprint(schema.format(), definition);
          return new Shown(
              schema,
              SchemaVersionStore.findEqual(h, schema.id(), fingerprint, SchemaVersionRow.AVAILABLE)
                  .orElseThrow(SchemaErrors::versionNotFound));
        });
  }

  /** In the order of numbers. */
  Page<SchemaVersionRow> list(SchemaName name, int limit, @Nullable String token) {
    List<String> position = CatalogErrors.position(token, 1);
    long after = position.isEmpty() ? 0 : number(position.get(0));
    List<SchemaVersionRow> rows =
        db.read(h -> SchemaVersionStore.list(h, SchemaStore.load(h, name).id(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(String.valueOf(row.version())));
  }

  /** The difference of two versions as a JSON Patch. */
  String diff(SchemaId schema, SchemaVersionNumber first, SchemaVersionNumber second) {
    return db.read(
        h ->
            JsonPatch.between(
                tree(load(h, schema, null, first)), tree(load(h, schema, null, second))));
  }

  private static JsonNode tree(Shown shown) {
    return SchemaLanguage.of(shown.schema().format()).tree(shown.version().definition());
  }

  /**
   * Deletes a version or a range of them, such as {@code 2-5}.
   *
   * @return one error for each that is not there
   */
  List<SchemaVersionErrorItem> delete(SchemaName name, String range) {
    String[] ends = range.split("-", 2);
    long first = number(ends[0]);
    long last = number(ends[ends.length - 1]);
    if (last < first || last - first >= MOST_DELETED) {
      throw Errors.invalidInput("Invalid range of versions: " + range);
    }
    return db.write(
        h -> {
          SchemaRow schema = SchemaStore.load(h, name);
          checkDeletable(schema, first, last);
          Set<Long> deleted = SchemaVersionStore.delete(h, schema.id(), first, last);
          return LongStream.rangeClosed(first, last)
              .filter(number -> !deleted.contains(number))
              .mapToObj(SchemaVersions::missing)
              .toList();
        });
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Errors.invalidInput("Invalid version number: " + text);
    }
  }

  private static void checkDeletable(SchemaRow schema, long first, long last) {
    if (first == 1) {
      throw Errors.invalidInput(
          "The first version of a schema is deleted with the schema only, by DeleteSchema.");
    }
    if (first <= schema.checkpoint() && schema.checkpoint() <= last) {
      throw Errors.concurrentModification(
          "Version " + schema.checkpoint() + " is the checkpoint; UpdateSchema moves it.");
    }
  }

  private static SchemaVersionErrorItem missing(long number) {
    return SchemaVersionErrorItem.builder()
        .versionNumber(number)
        .errorDetails(
            e ->
                e.errorCode("EntityNotFoundException").errorMessage("Schema version is not found."))
        .build();
  }
}

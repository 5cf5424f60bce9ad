package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.analysis.DatabaseAlreadyExistsException;
import org.apache.spark.sql.catalyst.analysis.NoSuchDatabaseException;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.CatalogUtils;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * Databases of the Data Catalog as Spark's.
 *
 * @param warehouse where databases without a LocationUri keep their tables; a folder of this
 *     machine is no such place, since others do not see it
 */
record HiveDatabases(String warehouse) {

  private static final String DEFAULT = "default";

  void createDefault() {
    try {
      if (find(DEFAULT).isEmpty()) {
        create(DatabaseInput.builder().name(DEFAULT).build());
      }
    } catch (AlreadyExistsException other) {
      // Another run was quicker.
    } catch (AccessDeniedException notAllowed) {
      // Who may not see or make it can work with the other databases.
    }
  }

  Optional<Database> find(String name) {
    try {
      return Optional.of(GlueCatalog.client().getDatabase(r -> r.name(name)).database());
    } catch (EntityNotFoundException none) {
      return Optional.empty();
    }
  }

  CatalogDatabase load(String name) {
    Database database =
        find(name).orElseThrow(() -> Refusal.thrown(new NoSuchDatabaseException(name)));
    return new CatalogDatabase(
        database.name(),
        database.description() == null ? "" : database.description(),
        location(database),
        ScalaValues.map(database.parameters()));
  }

  List<String> list() {
    List<String> names = new ArrayList<>();
    GlueCatalog.client()
        .getDatabasesPaginator(r -> {})
        .forEach(page -> page.databaseList().forEach(database -> names.add(database.name())));
    return names;
  }

  void create(CatalogDatabase database, boolean keepExisting) {
    try {
      Refusal.named(
          "database " + database.name(),
          () -> {
            create(input(database));
            return database;
          });
    } catch (AlreadyExistsException there) {
      if (!keepExisting) {
        throw Refusal.thrown(new DatabaseAlreadyExistsException(database.name()));
      }
    }
  }

  private static void create(DatabaseInput input) {
    GlueCatalog.client().createDatabase(r -> r.databaseInput(input));
  }

  void alter(CatalogDatabase database) {
    GlueCatalog.client()
        .updateDatabase(r -> r.name(database.name()).databaseInput(input(database)));
  }

  void drop(String name) {
    GlueCatalog.client().deleteDatabase(r -> r.name(name));
  }

  private DatabaseInput input(CatalogDatabase database) {
    return DatabaseInput.builder()
        .name(database.name())
        .description(database.description().isEmpty() ? null : database.description())
        .locationUri(stored(database.locationUri()))
        .parameters(ScalaValues.map(database.properties()))
        .build();
  }

  /** Spark gives each database a place, under its warehouse if nothing else is said. */
  private @Nullable String stored(URI location) {
    String text = CatalogUtils.URIToString(location);
    boolean ofThisMachine = isLocal(warehouse) && text.startsWith(warehouse);
    return NoLocation.SCHEME.equals(location.getScheme()) || ofThisMachine ? null : text;
  }

  private URI location(Database database) {
    if (database.locationUri() != null && !database.locationUri().isBlank()) {
      return CatalogUtils.stringToURI(database.locationUri());
    }
    if (isLocal(warehouse)) {
      return NoLocation.of(database.name());
    }
    Path root = new Path(warehouse);
    return database.name().equals(DEFAULT)
        ? root.toUri()
        : new Path(root, database.name() + ".db").toUri();
  }

  private static boolean isLocal(String path) {
    return path.startsWith("file:") || path.startsWith("/");
  }
}

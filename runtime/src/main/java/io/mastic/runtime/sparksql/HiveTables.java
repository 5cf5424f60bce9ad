package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.analysis.NoSuchDatabaseException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables and views of the Data Catalog, made and changed in Spark's words. */
record HiveTables(Configuration conf) {

  private static final GlueCatalog GLUE = GlueCatalog.of(null);

  Optional<Table> find(String database, String name) {
    return Refusal.named(
        "the table " + database + "." + name, () -> GLUE.findTable(database, name));
  }

  Table load(String database, String name) {
    return find(database, name).orElseThrow(() -> Refusal.noTable(database, name));
  }

  List<String> list(String database) {
    List<String> names = new ArrayList<>();
    each(database, table -> names.add(table.name()));
    return names;
  }

  List<String> listViews(String database) {
    List<String> names = new ArrayList<>();
    each(
        database,
        table -> {
          if ("VIRTUAL_VIEW".equalsIgnoreCase(table.tableType())) {
            names.add(table.name());
          }
        });
    return names;
  }

  private static void each(String database, Consumer<Table> consumer) {
    try {
      GlueCatalog.client()
          .getTablesPaginator(r -> r.databaseName(database))
          .forEach(page -> page.tableList().forEach(consumer));
    } catch (EntityNotFoundException none) {
      throw Refusal.thrown(new NoSuchDatabaseException(database));
    }
  }

  void create(CatalogTable table, boolean keepExisting) {
    String database = TableWords.database(table);
    String name = table.identifier().table();
    if (table.storage().locationUri().isDefined()) {
      URI place = table.storage().locationUri().get();
      if (NoLocation.SCHEME.equals(place.getScheme())) {
        throw Refusal.of(NoLocation.refusal(place));
      }
    }
    TableInput input = TableWords.created(table);
    try {
      GLUE.createTable(database, input);
    } catch (AlreadyExistsException there) {
      if (!keepExisting) {
        throw Refusal.thrown(new TableAlreadyExistsException(database, name));
      }
      return;
    } catch (EntityNotFoundException none) {
      throw Refusal.thrown(new NoSuchDatabaseException(database));
    } catch (GlueException refused) {
      throw Refusal.because(
          "The Data Catalog refused the table "
              + database
              + "."
              + name
              + ": "
              + refused.getMessage(),
          refused);
    }
    makeFolder(input);
  }

  /** A table without a file yet has no rows, rather than no place. */
  private void makeFolder(TableInput input) {
    String location =
        input.storageDescriptor() == null ? null : input.storageDescriptor().location();
    if (location == null || "VIRTUAL_VIEW".equals(input.tableType())) {
      return;
    }
    try {
      Path path = new Path(location);
      FileSystem files = path.getFileSystem(conf);
      if (!files.exists(path)) {
        files.mkdirs(path);
      }
    } catch (IOException e) {
      throw Refusal.because("The folder of the table " + input.name() + " cannot be made: " + e, e);
    }
  }

  /** Deletes the table, and its files if they are Spark's to delete. */
  void drop(String database, String name, boolean ignoreMissing) {
    Optional<Table> found = find(database, name);
    if (found.isEmpty()) {
      if (ignoreMissing) {
        return;
      }
      throw Refusal.noTable(database, name);
    }
    Table table = found.get();
    Refusal.named(
        "to drop the table " + database + "." + name,
        () -> GlueCatalog.client().deleteTable(r -> r.databaseName(database).name(name)));
    if (TableForm.type(table).equals(CatalogTableType.MANAGED())) {
      String path =
          TableForm.storage(table).serdeInfo() == null
              ? null
              : TableForm.storage(table).serdeInfo().parameters().get("path");
      delete(path != null ? path : TableForm.storage(table).location());
    }
  }

  void delete(@Nullable String location) {
    if (location == null || location.isBlank()) {
      return;
    }
    try {
      Path path = new Path(location);
      path.getFileSystem(conf).delete(path, true);
    } catch (IOException e) {
      throw Refusal.because("The files in " + location + " could not be deleted: " + e, e);
    }
  }

  /** Spark's word on the table wins; what Spark does not know stays. */
  void alter(String database, String name, CatalogTable table) {
    Table stored = load(database, name);
    update(database, name, TableWords.changed(stored, table));
  }

  void alterProperties(Table stored, Map<String, String> properties) {
    update(
        stored.databaseName(),
        stored.name(),
        TableWords.kept(stored).parameters(properties).build());
  }

  void alterColumns(
      String database, String name, StructType columns, Map<String, String> properties) {
    Table stored = load(database, name);
    String full = database + "." + name;
    update(
        database,
        name,
        TableWords.kept(stored)
            .storageDescriptor(
                TableForm.storage(stored).toBuilder()
                    .columns(Columns.merged(full, stored, List.of(columns.fields())))
                    .build())
            .parameters(TableWords.with(withoutSchema(stored.parameters()), properties))
            .build());
  }

  private static Map<String, String> withoutSchema(Map<String, String> parameters) {
    Map<String, String> kept = new HashMap<>(parameters);
    kept.keySet().removeIf(key -> key.startsWith("spark.sql.sources.schema"));
    return kept;
  }

  private static void update(String database, String name, TableInput input) {
    Refusal.named(
        "the change of the table " + database + "." + name,
        () -> {
          GLUE.updateTable(database, input);
          return input;
        });
  }
}

package io.mastic.runtime.sparksql;

import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NamespaceAlreadyExistsException;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.NonEmptyNamespaceException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.connector.catalog.CatalogExtension;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * Spark's session catalog with those of Delta Lake and Hudi before it, as far as a job asks for
 * them: each keeps its own tables and hands all others on. Databases and functions are Spark's.
 *
 * <p>The option {@code beneath} names the classes of those catalogs.
 */
@SuppressWarnings("deprecation") // The form of these calls that all catalogs have.
public class SessionTables implements CatalogExtension {

  private String name = "";
  private String[] classes = {};
  private @Nullable CatalogPlugin beneath;

  @Override
  public void initialize(String given, CaseInsensitiveStringMap options) {
    name = given;
    String named = options.getOrDefault("beneath", "");
    classes = named.isBlank() ? new String[0] : named.split(",", -1);
  }

  @Override
  public void setDelegateCatalog(CatalogPlugin session) {
    CatalogPlugin at = session;
    for (String catalog : classes) {
      at = before(at, catalog);
    }
    beneath = at;
  }

  private CatalogPlugin before(CatalogPlugin other, String named) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      CatalogExtension made =
          Class.forName(named, true, loader)
              .asSubclass(CatalogExtension.class)
              .getDeclaredConstructor()
              .newInstance();
      made.initialize(name, CaseInsensitiveStringMap.empty());
      made.setDelegateCatalog(other);
      return made;
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw Refusal.because("The catalog " + named + " cannot be used: " + e, e);
    }
  }

  private CatalogPlugin beneath() {
    if (beneath == null) {
      throw new IllegalStateException("Spark has not given its session catalog");
    }
    return beneath;
  }

  final TableCatalog tables() {
    return (TableCatalog) beneath();
  }

  final FunctionCatalog functions() {
    return (FunctionCatalog) beneath();
  }

  private SupportsNamespaces databases() {
    return (SupportsNamespaces) beneath();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String[] defaultNamespace() {
    return beneath().defaultNamespace();
  }

  // ---- tables

  @Override
  public Identifier[] listTables(String[] database) throws NoSuchNamespaceException {
    return tables().listTables(database);
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    return tables().loadTable(table);
  }

  @Override
  public Table loadTable(Identifier table, String version) throws NoSuchTableException {
    return tables().loadTable(table, version);
  }

  @Override
  public Table loadTable(Identifier table, long timestamp) throws NoSuchTableException {
    return tables().loadTable(table, timestamp);
  }

  @Override
  public void invalidateTable(Identifier table) {
    tables().invalidateTable(table);
  }

  @Override
  public Table createTable(
      Identifier table, StructType columns, Transform[] partitions, Map<String, String> properties)
      throws TableAlreadyExistsException, NoSuchNamespaceException {
    return tables().createTable(table, columns, partitions, properties);
  }

  @Override
  public Table alterTable(Identifier table, TableChange... changes) throws NoSuchTableException {
    return tables().alterTable(table, changes);
  }

  @Override
  public boolean dropTable(Identifier table) {
    return tables().dropTable(table);
  }

  @Override
  public boolean purgeTable(Identifier table) {
    return tables().purgeTable(table);
  }

  @Override
  public void renameTable(Identifier from, Identifier to)
      throws NoSuchTableException, TableAlreadyExistsException {
    tables().renameTable(from, to);
  }

  // ---- databases

  @Override
  public String[][] listNamespaces() throws NoSuchNamespaceException {
    return databases().listNamespaces();
  }

  @Override
  public String[][] listNamespaces(String[] above) throws NoSuchNamespaceException {
    return databases().listNamespaces(above);
  }

  @Override
  public boolean namespaceExists(String[] database) {
    return databases().namespaceExists(database);
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] database)
      throws NoSuchNamespaceException {
    return databases().loadNamespaceMetadata(database);
  }

  @Override
  public void createNamespace(String[] database, Map<String, String> properties)
      throws NamespaceAlreadyExistsException {
    databases().createNamespace(database, properties);
  }

  @Override
  public void alterNamespace(String[] database, NamespaceChange... changes)
      throws NoSuchNamespaceException {
    databases().alterNamespace(database, changes);
  }

  @Override
  public boolean dropNamespace(String[] database, boolean cascade)
      throws NoSuchNamespaceException, NonEmptyNamespaceException {
    return databases().dropNamespace(database, cascade);
  }

  // ---- functions

  @Override
  public Identifier[] listFunctions(String[] database) throws NoSuchNamespaceException {
    return functions().listFunctions(database);
  }

  @Override
  public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
    return functions().loadFunction(function);
  }
}

package io.mastic.runtime.sparksql;

import java.util.Map;
import org.apache.iceberg.MetadataTableType;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.spark.RollbackStagedTable;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.source.HasIcebergCatalog;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchProcedureException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.StagingTableCatalog;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.iceberg.catalog.Procedure;
import org.apache.spark.sql.connector.iceberg.catalog.ProcedureCatalog;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The session catalog with Iceberg's tables in it. Iceberg's own session catalog says that it keeps
 * views, and then has none over Glue: {@code CREATE VIEW} fails. This one leaves views to Spark.
 */
@SuppressWarnings("deprecation") // The form of these calls that all catalogs have.
public final class IcebergSessionTables extends SessionTables
    implements StagingTableCatalog, ProcedureCatalog, HasIcebergCatalog {

  private final SparkCatalog iceberg = new SparkCatalog();

  @Override
  public void initialize(String given, CaseInsensitiveStringMap options) {
    super.initialize(given, options);
    iceberg.initialize(given, options);
  }

  @Override
  public Catalog icebergCatalog() {
    return iceberg.icebergCatalog();
  }

  @Override
  public Procedure loadProcedure(Identifier procedure) throws NoSuchProcedureException {
    return iceberg.loadProcedure(procedure);
  }

  private interface Loading {
    Table from(TableCatalog catalog, Identifier table) throws NoSuchTableException;
  }

  private Table load(Identifier table, Loading load) throws NoSuchTableException {
    Identifier whole = withDatabase(table);
    try {
      return load.from(iceberg, whole);
    } catch (NoSuchTableException notIceberg) {
      return load.from(tables(), whole);
    }
  }

  /**
   * {@code events.snapshots} is the table events of the current database, not a database events.
   */
  private Identifier withDatabase(Identifier table) {
    String[] above = table.namespace();
    if (above.length != 1
        || MetadataTableType.from(table.name()) == null
        || namespaceExists(above)) {
      return table;
    }
    String[] current = SparkSession.active().sessionState().catalogManager().currentNamespace();
    return current.length == 1
        ? Identifier.of(new String[] {current[0], above[0]}, table.name())
        : table;
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    return load(table, TableCatalog::loadTable);
  }

  @Override
  public Table loadTable(Identifier table, String version) throws NoSuchTableException {
    return load(table, (catalog, name) -> catalog.loadTable(name, version));
  }

  @Override
  public Table loadTable(Identifier table, long timestamp) throws NoSuchTableException {
    return load(table, (catalog, name) -> catalog.loadTable(name, timestamp));
  }

  @Override
  public void invalidateTable(Identifier table) {
    iceberg.invalidateTable(table);
    super.invalidateTable(table);
  }

  private TableCatalog keeperOf(Identifier table) {
    return iceberg.tableExists(table) ? iceberg : tables();
  }

  private static boolean isIceberg(Map<String, String> properties) {
    return "iceberg".equalsIgnoreCase(properties.get(PROP_PROVIDER));
  }

  @Override
  public Table createTable(
      Identifier table, StructType columns, Transform[] partitions, Map<String, String> properties)
      throws TableAlreadyExistsException, NoSuchNamespaceException {
    return isIceberg(properties)
        ? iceberg.createTable(table, columns, partitions, properties)
        : super.createTable(table, columns, partitions, properties);
  }

  @Override
  public Table alterTable(Identifier table, TableChange... changes) throws NoSuchTableException {
    return keeperOf(table).alterTable(table, changes);
  }

  @Override
  public boolean dropTable(Identifier table) {
    return keeperOf(table).dropTable(table);
  }

  @Override
  public boolean purgeTable(Identifier table) {
    return keeperOf(table).purgeTable(table);
  }

  @Override
  public void renameTable(Identifier from, Identifier to)
      throws NoSuchTableException, TableAlreadyExistsException {
    keeperOf(from).renameTable(from, to);
  }

  // ---- tables that are there only once they are filled

  @Override
  public StagedTable stageCreate(
      Identifier table, StructType columns, Transform[] partitions, Map<String, String> properties)
      throws TableAlreadyExistsException, NoSuchNamespaceException {
    if (isIceberg(properties)) {
      return iceberg.stageCreate(table, columns, partitions, properties);
    }
    if (tables() instanceof StagingTableCatalog staging) {
      return staging.stageCreate(table, columns, partitions, properties);
    }
    Table made = super.createTable(table, columns, partitions, properties);
    return new RollbackStagedTable(tables(), table, made);
  }

  @Override
  public StagedTable stageReplace(
      Identifier table, StructType columns, Transform[] partitions, Map<String, String> properties)
      throws NoSuchNamespaceException, NoSuchTableException {
    if (isIceberg(properties)) {
      return iceberg.stageReplace(table, columns, partitions, properties);
    }
    if (tables() instanceof StagingTableCatalog staging) {
      return staging.stageReplace(table, columns, partitions, properties);
    }
    throw notReplaced(table);
  }

  @Override
  public StagedTable stageCreateOrReplace(
      Identifier table, StructType columns, Transform[] partitions, Map<String, String> properties)
      throws NoSuchNamespaceException {
    if (isIceberg(properties)) {
      return iceberg.stageCreateOrReplace(table, columns, partitions, properties);
    }
    if (tables() instanceof StagingTableCatalog staging) {
      return staging.stageCreateOrReplace(table, columns, partitions, properties);
    }
    throw notReplaced(table);
  }

  private static RuntimeException notReplaced(Identifier table) {
    return Refusal.of(
        "The table "
            + table
            + " cannot be replaced: REPLACE TABLE is for tables of Iceberg and Delta Lake; drop it"
            + " and create it anew");
  }

  @Override
  public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
    try {
      return iceberg.loadFunction(function);
    } catch (NoSuchFunctionException notIcebergs) {
      return super.loadFunction(function);
    }
  }
}

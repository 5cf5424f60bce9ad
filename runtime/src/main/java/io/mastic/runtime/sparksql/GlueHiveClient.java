package io.mastic.runtime.sparksql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTablePartition;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.hive.client.RawHiveTable;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.Seq;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * What Spark asks of a Hive metastore, answered by the Glue API: each call in one line to the room
 * that knows it. There is no Hive behind it. The version of Hive is left to {@link HiveVersion2}.
 */
abstract class GlueHiveClient extends FunctionCalls {

  private final HiveDatabases databases;
  private final HiveTables tables;
  private final Loads loads;

  GlueHiveClient(SparkConf conf, Configuration hadoopConf) {
    this.databases = new HiveDatabases(conf.get("spark.sql.warehouse.dir", "file:/"));
    this.tables = new HiveTables(hadoopConf);
    this.loads = new Loads(hadoopConf);
  }

  HiveDatabases databases() {
    return databases;
  }

  private static final class Raw implements RawHiveTable {
    private final Table table;

    private Raw(Table table) {
      this.table = table;
    }

    @Override
    public Object rawTable() {
      return table;
    }

    @Override
    public CatalogTable toCatalogTable() {
      return TableForm.of(table);
    }

    @Override
    public scala.collection.immutable.Map<String, String> hiveTableProps() {
      return ScalaValues.map(table.parameters());
    }
  }

  private static Table stored(RawHiveTable raw) {
    return (Table) raw.rawTable();
  }

  private HivePartitions partitions(String database, String table) {
    return HivePartitions.of(tables, tables.load(database, table));
  }

  // ---- databases

  @Override
  public CatalogDatabase getDatabase(String name) {
    return databases.load(name);
  }

  @Override
  public boolean databaseExists(String name) {
    return databases.find(name).isPresent();
  }

  @Override
  public Seq<String> listDatabases(String pattern) {
    return matching(databases.list(), pattern);
  }

  @Override
  public void createDatabase(CatalogDatabase database, boolean ignoreIfExists) {
    databases.create(database, ignoreIfExists);
  }

  @Override
  public void alterDatabase(CatalogDatabase database) {
    databases.alter(database);
  }

  @Override
  public void dropDatabase(String name, boolean ignoreIfNotExists, boolean cascade) {
    if (!databaseExists(name)) {
      if (ignoreIfNotExists) {
        return;
      }
      databases.load(name);
    }
    List<String> inIt = tables.list(name);
    if (!inIt.isEmpty() && !cascade) {
      throw Refusal.of(
          "The database "
              + name
              + " is not empty: it has the table "
              + inIt.get(0)
              + (inIt.size() == 1 ? "" : " and " + (inIt.size() - 1) + " more")
              + "; DROP DATABASE ... CASCADE drops them, too");
    }
    inIt.forEach(table -> tables.drop(name, table, true));
    databases.drop(name);
  }

  @Override
  public void setCurrentDatabase(String name) {
    databases.load(name);
  }

  // ---- tables

  @Override
  public boolean tableExists(String database, String table) {
    return tables.find(database, table).isPresent();
  }

  @Override
  public Option<CatalogTable> getTableOption(String database, String table) {
    return option(tables.find(database, table).map(TableForm::of));
  }

  @Override
  public Option<RawHiveTable> getRawHiveTableOption(String database, String table) {
    return option(tables.find(database, table).map(Raw::new));
  }

  @Override
  public RawHiveTable getRawHiveTable(String database, String table) {
    return new Raw(tables.load(database, table));
  }

  @Override
  public CatalogTable getTable(String database, String table) {
    return TableForm.of(tables.load(database, table));
  }

  @Override
  public Seq<CatalogTable> getTablesByName(String database, Seq<String> names) {
    return ScalaValues.seq(
        ScalaValues.list(names).stream()
            .flatMap(name -> tables.find(database, name).stream())
            .map(TableForm::of)
            .toList());
  }

  @Override
  public Seq<String> listTables(String database) {
    return ScalaValues.seq(tables.list(database));
  }

  @Override
  public Seq<String> listTables(String database, String pattern) {
    return matching(tables.list(database), pattern);
  }

  @Override
  public Seq<String> listTablesByType(String database, String pattern, CatalogTableType type) {
    if (!type.equals(CatalogTableType.VIEW())) {
      throw new UnsupportedOperationException("Tables of the type " + type + " are not listed");
    }
    return matching(tables.listViews(database), pattern);
  }

  @Override
  public void createTable(CatalogTable table, boolean ignoreIfExists) {
    tables.create(table, ignoreIfExists);
  }

  @Override
  public void dropTable(String database, String table, boolean ignoreIfNotExists, boolean purge) {
    tables.drop(database, table, ignoreIfNotExists);
  }

  @Override
  public void alterTable(CatalogTable table) {
    tables.alter(TableWords.database(table), table.identifier().table(), table);
  }

  @Override
  public void alterTable(String database, String name, CatalogTable table) {
    tables.alter(database, name, table);
  }

  @Override
  public void alterTableProps(
      RawHiveTable raw, scala.collection.immutable.Map<String, String> properties) {
    tables.alterProperties(stored(raw), ScalaValues.map(properties));
  }

  @Override
  public void alterTableDataSchema(
      String database,
      String table,
      StructType columns,
      scala.collection.immutable.Map<String, String> properties) {
    tables.alterColumns(database, table, columns, ScalaValues.map(properties));
  }

  // ---- partitions

  @Override
  public void createPartitions(
      String database, String table, Seq<CatalogTablePartition> added, boolean ignoreIfExists) {
    partitions(database, table)
        .create(
            ScalaValues.list(added),
            ignoreIfExists ? HivePartitions.Existing.KEPT : HivePartitions.Existing.REFUSED);
  }

  @Override
  public void dropPartitions(
      String database,
      String table,
      Seq<scala.collection.immutable.Map<String, String>> specs,
      boolean ignoreIfNotExists,
      boolean purge,
      boolean retainData) {
    List<Map<String, String>> dropped =
        ScalaValues.list(specs).stream().map(spec -> ScalaValues.map(spec)).toList();
    partitions(database, table).drop(dropped, ignoreIfNotExists, retainData);
  }

  @Override
  public void renamePartitions(
      String database,
      String table,
      Seq<scala.collection.immutable.Map<String, String>> specs,
      Seq<scala.collection.immutable.Map<String, String>> newSpecs) {
    HivePartitions partitions = partitions(database, table);
    for (int i = 0; i < specs.size(); i++) {
      partitions.rename(ScalaValues.map(specs.apply(i)), ScalaValues.map(newSpecs.apply(i)));
    }
  }

  @Override
  public void alterPartitions(String database, String table, Seq<CatalogTablePartition> changed) {
    partitions(database, table).alter(ScalaValues.list(changed));
  }

  @Override
  public Seq<String> getPartitionNames(
      CatalogTable table, Option<scala.collection.immutable.Map<String, String>> spec) {
    HivePartitions partitions = partitions(TableWords.database(table), table.identifier().table());
    return ScalaValues.seq(
        some(partitions, spec).stream()
            .map(p -> partitions.form().values(ScalaValues.map(p.spec())))
            .map(values -> PartitionFilter.folder(partitions.form().keys(), values))
            .sorted()
            .toList());
  }

  @Override
  public Option<CatalogTablePartition> getPartitionOption(
      RawHiveTable raw, scala.collection.immutable.Map<String, String> spec) {
    return option(HivePartitions.of(tables, stored(raw)).find(ScalaValues.map(spec)));
  }

  @Override
  public Seq<CatalogTablePartition> getPartitions(
      String database, String table, Option<scala.collection.immutable.Map<String, String>> spec) {
    return ScalaValues.seq(some(partitions(database, table), spec));
  }

  private static List<CatalogTablePartition> some(
      HivePartitions partitions, Option<scala.collection.immutable.Map<String, String>> spec) {
    return spec.isEmpty()
        ? partitions.list(null)
        : partitions.matching(ScalaValues.map(spec.get()));
  }

  @Override
  public Seq<CatalogTablePartition> getPartitionsByFilter(
      RawHiveTable raw, Seq<Expression> predicates) {
    Table table = stored(raw);
    String expression = PartitionFilter.of(table).of(ScalaValues.list(predicates));
    return ScalaValues.seq(HivePartitions.of(tables, table).list(expression));
  }

  // ---- files

  @Override
  public void loadTable(String path, String name, boolean replace, boolean isSrcLocal) {
    int dot = name.indexOf('.');
    Table table = tables.load(name.substring(0, dot), name.substring(dot + 1));
    loads.table(table, new Path(path), way(replace), from(isSrcLocal));
  }

  @Override
  @SuppressWarnings("NonApiType") // The metastore's signature.
  public void loadPartition(
      String path,
      String database,
      String table,
      LinkedHashMap<String, String> spec,
      boolean replace,
      boolean inheritTableSpecs,
      boolean isSrcLocal) {
    loads.partition(
        partitions(database, table), spec, new Path(path), way(replace), from(isSrcLocal));
  }

  @Override
  @SuppressWarnings("NonApiType") // The metastore's signature.
  public void loadDynamicPartitions(
      String path,
      String database,
      String table,
      LinkedHashMap<String, String> spec,
      boolean replace,
      int depth) {
    loads.dynamic(partitions(database, table), spec, new Path(path), way(replace), depth);
  }

  private static Loads.Way way(boolean replace) {
    return replace ? Loads.Way.REPLACE : Loads.Way.ADD;
  }

  private static Loads.From from(boolean local) {
    return local ? Loads.From.COPIED : Loads.From.MOVED;
  }
}

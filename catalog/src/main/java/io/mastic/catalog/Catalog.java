package io.mastic.catalog;

import io.mastic.catalog.connection.ConnectionCheck;
import io.mastic.catalog.connection.ConnectionOperations;
import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.catalog.connection.ConnectionTypeOperations;
import io.mastic.catalog.connection.ConnectionTypes;
import io.mastic.catalog.connection.Connections;
import io.mastic.catalog.connection.Entities;
import io.mastic.catalog.connection.EntityOperations;
import io.mastic.catalog.connection.JdbcDatabases;
import io.mastic.catalog.connection.jdbc.JdbcConnectionTest;
import io.mastic.catalog.connection.jdbc.JdbcHosts;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.connection.jdbc.LoginSecrets;
import io.mastic.catalog.context.BusinessContext;
import io.mastic.catalog.database.DatabaseOperations;
import io.mastic.catalog.database.DatabaseStore;
import io.mastic.catalog.database.Databases;
import io.mastic.catalog.function.FunctionOperations;
import io.mastic.catalog.function.Functions;
import io.mastic.catalog.iceberg.MetadataFiles;
import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.leftover.Leftovers;
import io.mastic.catalog.leftover.Removals;
import io.mastic.catalog.nested.CatalogOperations;
import io.mastic.catalog.nested.Catalogs;
import io.mastic.catalog.partition.PartitionIndexOperations;
import io.mastic.catalog.partition.PartitionIndexes;
import io.mastic.catalog.partition.PartitionOperations;
import io.mastic.catalog.partition.PartitionSorting;
import io.mastic.catalog.partition.Partitions;
import io.mastic.catalog.partition.TablePartitions;
import io.mastic.catalog.permission.UnfilteredOperations;
import io.mastic.catalog.quality.RulesetOperations;
import io.mastic.catalog.quality.Rulesets;
import io.mastic.catalog.registry.Registries;
import io.mastic.catalog.registry.RegistryOperations;
import io.mastic.catalog.registry.SchemaMetadata;
import io.mastic.catalog.registry.SchemaMetadataOperations;
import io.mastic.catalog.registry.SchemaOperations;
import io.mastic.catalog.registry.SchemaVersionOperations;
import io.mastic.catalog.registry.SchemaVersions;
import io.mastic.catalog.registry.Schemas;
import io.mastic.catalog.script.MappingOperations;
import io.mastic.catalog.script.ScriptOperations;
import io.mastic.catalog.search.TableSearch;
import io.mastic.catalog.search.TableSearchOperations;
import io.mastic.catalog.setting.CatalogSettingOperations;
import io.mastic.catalog.setting.CatalogSettings;
import io.mastic.catalog.setting.CustomEntityTypeOperations;
import io.mastic.catalog.setting.CustomEntityTypes;
import io.mastic.catalog.setting.ResourcePolicies;
import io.mastic.catalog.setting.ResourcePolicyOperations;
import io.mastic.catalog.setting.SecurityConfigurationOperations;
import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.catalog.setting.UsageProfileOperations;
import io.mastic.catalog.setting.UsageProfiles;
import io.mastic.catalog.statistics.ColumnStatisticsStore;
import io.mastic.catalog.statistics.PartitionStatistics;
import io.mastic.catalog.statistics.TableStatistics;
import io.mastic.catalog.statistics.TableStatisticsOperations;
import io.mastic.catalog.table.CatalogTableAssets;
import io.mastic.catalog.table.IcebergTables;
import io.mastic.catalog.table.TableOperations;
import io.mastic.catalog.table.TableParts;
import io.mastic.catalog.table.TableStore;
import io.mastic.catalog.table.TableVersionOperations;
import io.mastic.catalog.table.TableVersionStore;
import io.mastic.catalog.table.TableVersions;
import io.mastic.catalog.table.Tables;
import io.mastic.catalog.table.TablesOfDatabase;
import io.mastic.catalog.tag.TagOperations;
import io.mastic.catalog.tag.Tags;
import io.mastic.catalog.transform.MlTransformOperations;
import io.mastic.catalog.transform.MlTransforms;
import io.mastic.kernel.Db;
import io.mastic.kernel.change.Publisher;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * The data catalog: the services that other rooms call, and the AWS verbs that the front door
 * calls.
 *
 * <p>Every call is made with a {@link io.mastic.kernel.Caller} bound to the thread.
 */
public final class Catalog {

  private final Databases databases;
  private final Tables tables;
  private final IcebergTables icebergTables;
  private final TableVersions versions;
  private final Partitions partitions;
  private final PartitionIndexes indexes;
  private final TableStatistics statistics;
  private final Functions functions;
  private final ConnectionTypes connectionTypes;
  private final Connections connections;
  private final JdbcConnectionTest connectionTest;
  private final ConnectionPasswords passwords;
  private final Entities entities;
  private final JdbcDatabases jdbcDatabases;
  private final Catalogs catalogs;
  private final TableSearch search;
  private final CatalogSettings settings;
  private final SecurityConfigurations securityConfigurations;
  private final ResourcePolicies policies;
  private final UsageProfiles profiles;
  private final CustomEntityTypes entityTypes;
  private final Rulesets rulesets;
  private final MlTransforms mlTransforms;
  private final Registries registries;
  private final Schemas schemas;
  private final SchemaVersions schemaVersions;
  private final SchemaMetadata schemaMetadata;
  private final Tags tags;
  private final PartitionSorting sorting;
  private final Leftovers leftovers;
  private final BusinessContext context;

  private Catalog(Db db, Clock clock, MetadataFiles files, Seals seals, JdbcLogin login) {
    this.connectionTest = new JdbcConnectionTest(login);
    this.passwords = new ConnectionPasswords(seals);
    this.tags = new Tags(db);
    Removals removals = new Removals(db);
    this.databases = new Databases(db, clock, tags);
    this.sorting = new PartitionSorting(db, clock);
    TableParts parts = new TablePartitions(sorting);
    this.tables = new Tables(db, clock, parts);
    this.icebergTables = new IcebergTables(tables, files);
    this.versions = new TableVersions(db);
    this.partitions = new Partitions(db, clock, new PartitionStatistics());
    this.indexes = new PartitionIndexes(db);
    this.statistics = new TableStatistics(db);
    this.functions = new Functions(db, clock);
    this.connectionTypes = new ConnectionTypes(db, clock, tags);
    ConnectionCheck check = new ConnectionCheck(connectionTest);
    this.connections = new Connections(db, clock, tags, connectionTypes, check, seals);
    this.entities = new Entities(connections, connectionTypes, login);
    this.jdbcDatabases = new JdbcDatabases(connections, login);
    this.catalogs = new Catalogs(db, clock, databases, tags, removals);
    this.search = new TableSearch(db, clock);
    this.settings = new CatalogSettings(db, clock);
    this.securityConfigurations = new SecurityConfigurations(db, clock);
    this.rulesets = new Rulesets(db, clock, tags, securityConfigurations);
    this.mlTransforms = new MlTransforms(db, clock, tags, securityConfigurations, tables);
    this.policies = new ResourcePolicies(db, clock);
    this.profiles = new UsageProfiles(db, clock, tags);
    this.entityTypes = new CustomEntityTypes(db, clock, tags);
    this.registries = new Registries(db, clock, tags, removals);
    this.schemas = new Schemas(db, clock, registries, tags, removals);
    this.schemaVersions = new SchemaVersions(db);
    this.schemaMetadata = new SchemaMetadata(db, clock);
    this.leftovers = new Leftovers(db, clock, removals, leftBehind(parts));
    this.context = new BusinessContext(db, clock, new CatalogTableAssets(), removals);
  }

  /**
   * Opens the catalog in that database, with its tables brought up to date. Without an object store
   * it has no Iceberg tables of its own making.
   *
   * @param seals for the secrets of connections
   */
  public static Catalog open(Db db, Clock clock, Seals seals) {
    return open(
        db, clock, MetadataFiles.none(), seals, new JdbcLogin(JdbcHosts.ALL, LoginSecrets.NONE));
  }

  /**
   * @param files where the metadata of Iceberg tables is kept
   * @param login into the databases that are looked at when a client asks for it
   */
  public static Catalog open(
      Db db, Clock clock, MetadataFiles files, Seals seals, JdbcLogin login) {
    db.migrate("catalog");
    return new Catalog(db, clock, files, seals, login);
  }

  private static List<Leftovers.Kind> leftBehind(TableParts parts) {
    List<Children> ofTable = new ArrayList<>(TablePartitions.CHILDREN);
    ofTable.add(TableVersionStore.OF_TABLE);
    ofTable.add(ColumnStatisticsStore.OF_TABLE);
    ofTable.addAll(BusinessContext.childrenOfTable());
    return List.of(
        new Leftovers.Kind(
            DatabaseStore.LEFTOVER, List.of(new TablesOfDatabase(parts), Functions.OF_DATABASE)),
        new Leftovers.Kind(TableStore.LEFTOVER, ofTable),
        TablePartitions.SETS);
  }

  /** What is sealed of the catalog in its database; it is there once the catalog was opened. */
  public static List<SealedColumn> sealedColumns() {
    return Connections.sealedColumns();
  }

  /** Has tasks do what may take long; before they start. */
  public void workBy(Tasks tasks) {
    leftovers.clearBy(tasks);
    sorting.workBy(tasks);
  }

  PartitionSorting sorting() {
    return sorting;
  }

  Leftovers leftovers() {
    return leftovers;
  }

  public Databases databases() {
    return databases;
  }

  public Tables tables() {
    return tables;
  }

  public TableVersions versions() {
    return versions;
  }

  public Partitions partitions() {
    return partitions;
  }

  public PartitionIndexes indexes() {
    return indexes;
  }

  public TableStatistics statistics() {
    return statistics;
  }

  public Functions functions() {
    return functions;
  }

  public ConnectionTypes connectionTypes() {
    return connectionTypes;
  }

  public Connections connections() {
    return connections;
  }

  /** What crawls look into by connections. */
  public JdbcDatabases jdbcDatabases() {
    return jdbcDatabases;
  }

  /** Passwords that GetConnection shows encrypted. */
  public ConnectionPasswords passwords() {
    return passwords;
  }

  public Catalogs catalogs() {
    return catalogs;
  }

  public TableSearch search() {
    return search;
  }

  public CatalogSettings settings() {
    return settings;
  }

  public SecurityConfigurations securityConfigurations() {
    return securityConfigurations;
  }

  public ResourcePolicies policies() {
    return policies;
  }

  public UsageProfiles profiles() {
    return profiles;
  }

  public Tags tags() {
    return tags;
  }

  /** Has databases and tables that come, change or go published; at wiring. */
  public void publishTo(Publisher publisher) {
    databases.publishTo(publisher);
    tables.publishTo(publisher);
    partitions.publishTo(publisher);
  }

  /** The AWS verbs of this room, a class per noun. */
  public List<GlueClient> operations() {
    List<GlueClient> own =
        List.of(
            new DatabaseOperations(databases),
            new TableOperations(tables, icebergTables),
            new TableVersionOperations(versions),
            new PartitionOperations(partitions),
            new PartitionIndexOperations(indexes),
            new TableStatisticsOperations(statistics),
            new FunctionOperations(functions),
            new ConnectionTypeOperations(connectionTypes),
            new ConnectionOperations(connections, connectionTest, settings, passwords),
            new EntityOperations(entities),
            new CatalogOperations(catalogs),
            new TableSearchOperations(search),
            new MappingOperations(tables),
            new ScriptOperations(),
            new UnfilteredOperations(tables, partitions),
            new CatalogSettingOperations(settings),
            new SecurityConfigurationOperations(securityConfigurations),
            new ResourcePolicyOperations(policies),
            new UsageProfileOperations(profiles),
            new CustomEntityTypeOperations(entityTypes),
            new RulesetOperations(rulesets),
            new MlTransformOperations(mlTransforms),
            new RegistryOperations(registries),
            new SchemaOperations(schemas, registries),
            new SchemaVersionOperations(schemas, schemaVersions),
            new SchemaMetadataOperations(schemaVersions, schemaMetadata),
            new TagOperations(tags));
    return Stream.concat(own.stream(), context.operations().stream()).toList();
  }
}

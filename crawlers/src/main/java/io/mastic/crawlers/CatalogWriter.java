package io.mastic.crawlers;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.PartitionQuery;
import io.mastic.catalog.TableName;
import io.mastic.catalog.Tables.Archive;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.Changes.Action;
import io.mastic.crawlers.Changes.Entity;
import io.mastic.crawlers.OwnedTables.Owned;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.plan.Parameters;
import io.mastic.crawlers.plan.PartitionPlan;
import io.mastic.crawlers.plan.Stamp;
import io.mastic.crawlers.plan.TableChange;
import io.mastic.crawlers.plan.TablePlan;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Applies what a crawl found to the catalog: one transaction per table with its partitions, so that
 * there is never half a table.
 */
final class CatalogWriter {

  private final Db db;
  private final Clock clock;
  private final Catalog catalog;
  private final Crawl crawl;
  private final String database;
  private final OutputPolicy policy;
  private final Stamp stamp;
  private final CrawlLog log;

  CatalogWriter(
      Db db,
      Clock clock,
      Catalog catalog,
      Crawl crawl,
      String database,
      OutputPolicy policy,
      CrawlLog log) {
    this.db = db;
    this.clock = clock;
    this.catalog = catalog;
    this.crawl = crawl;
    this.database = database;
    this.policy = policy;
    this.stamp = new Stamp(crawl.crawler().name(), crawl.id());
    this.log = log;
  }

  /** Writes one table and its partitions. */
  void write(FoundTable found, String name) {
    List<String> messages = db.write(h -> write(h, found, TableName.of(database, name)));
    messages.forEach(log::info);
  }

  private List<String> write(Handle h, FoundTable found, TableName name) {
    List<String> messages = new ArrayList<>();
    Optional<Table> existing = catalog.tables().find(name);
    TableChange change = new TablePlan(policy, stamp).decide(found, name.name(), existing);
    if (change instanceof TableChange.Skip skip) {
      return List.of(skip.why());
    }
    apply(h, name, change, messages);
    OwnedTables.put(h, crawl.crawler(), new Owned(database, name.name(), found.location()));
    Table table = catalog.tables().load(name);
    boolean fits =
        table.partitionKeys().stream().map(Column::name).toList().equals(found.partitionKeys());
    if (fits && !found.partitionKeys().isEmpty()) {
      writePartitions(h, name, found, table.storageDescriptor().columns());
    }
    return messages;
  }

  private void apply(Handle h, TableName name, TableChange change, List<String> messages) {
    String where = name.name() + " in database " + database;
    if (change instanceof TableChange.Create create) {
      catalog.tables().create(name.database(), create.input());
      changed(h, Entity.TABLE, Action.ADD, name, 1);
      messages.add("Created table " + where);
    } else if (change instanceof TableChange.Update update) {
      if (update.keys() == TableChange.Keys.OTHER) {
        deleteAllPartitions(name);
      }
      catalog.tables().update(name.database(), update.input(), null, Archive.KEEP);
      changed(h, Entity.TABLE, Action.UPDATE, name, 1);
      messages.add("Updated table " + where);
    } else if (change instanceof TableChange.Refresh refresh) {
      catalog.tables().update(name.database(), refresh.input(), null, Archive.SKIP);
    } else if (change instanceof TableChange.Keep keep && !keep.why().isEmpty()) {
      messages.add(keep.why());
    }
  }

  private void writePartitions(
      Handle h, TableName name, FoundTable found, List<Column> tableColumns) {
    PartitionPlan plan = new PartitionPlan(policy, stamp, found, tableColumns);
    long updated = 0;
    long deleted = 0;
    // Page by page: a table may have more partitions than should be held at once.
    String token = null;
    do {
      Page<Partition> page = catalog.partitions().list(name, PartitionQuery.all().from(token));
      for (Partition partition : page.items()) {
        PartitionPlan.Change change = plan.decide(partition, clock.instant());
        if (change instanceof PartitionPlan.Change.Update update) {
          catalog.partitions().update(name, partition.values(), update.input());
          updated++;
        } else if (change instanceof PartitionPlan.Change.Delete) {
          catalog.partitions().delete(name, partition.values());
          deleted++;
        }
      }
      token = page.nextToken();
    } while (token != null);
    List<PartitionInput> fresh = plan.fresh();
    if (!fresh.isEmpty()) {
      catalog.partitions().create(name, fresh);
    }
    changed(h, Entity.PARTITION, Action.ADD, name, fresh.size());
    changed(h, Entity.PARTITION, Action.UPDATE, name, updated);
    changed(h, Entity.PARTITION, Action.DELETE, name, deleted);
  }

  private void deleteAllPartitions(TableName name) {
    for (List<Partition> page = firstPartitions(name);
        !page.isEmpty();
        page = firstPartitions(name)) {
      page.forEach(partition -> catalog.partitions().delete(name, partition.values()));
    }
  }

  private List<Partition> firstPartitions(TableName name) {
    return catalog.partitions().list(name, PartitionQuery.all()).items();
  }

  /** Does with a table whose data is gone what the policy says. */
  void writeGone(Owned owned) {
    db.write(h -> Optional.ofNullable(gone(h, owned))).ifPresent(log::info);
  }

  private @Nullable String gone(Handle h, Owned owned) {
    TableName name = TableName.of(owned.database(), owned.table());
    Optional<Table> table =
        catalog
            .tables()
            .find(name)
            .filter(found -> stamp.crawler().equals(found.parameters().get(Parameters.UPDATED_BY)));
    if (table.isEmpty() || policy.deleting() == DeleteBehavior.DELETE_FROM_DATABASE) {
      OwnedTables.delete(h, crawl.crawler(), owned);
    }
    if (table.isEmpty()) {
      return null;
    }
    String where = owned.table() + " in database " + owned.database();
    if (policy.deleting() == DeleteBehavior.DELETE_FROM_DATABASE) {
      catalog.tables().delete(name);
      changed(h, Entity.TABLE, Action.DELETE, name, 1);
      return "Deleted table " + where;
    }
    if (policy.deleting() == DeleteBehavior.DEPRECATE_IN_DATABASE
        && !table.get().parameters().containsKey(Parameters.DEPRECATED_BY)) {
      catalog.tables().update(name.database(), deprecated(table.get()), null, Archive.KEEP);
      changed(h, Entity.TABLE, Action.UPDATE, name, 1);
      return "Deprecated table " + where;
    }
    return "The data of table " + where + " is gone; the table is left as it is";
  }

  private TableInput deprecated(Table table) {
    Map<String, String> parameters = new HashMap<>(table.parameters());
    parameters.put(Parameters.DEPRECATED_BY, String.valueOf(clock.millis()));
    return Pojos.copy(table, TableInput.builder()).parameters(parameters).build();
  }

  private void changed(Handle h, Entity entity, Action action, TableName table, long amount) {
    if (amount > 0) {
      CrawlStore.change(h, crawl.id(), new Changes.Change(entity, action, table.name(), amount));
    }
  }
}

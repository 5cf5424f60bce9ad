package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.Tables.Archive;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.crawl.OwnedTables.Owned;
import io.mastic.crawlers.crawler.CatalogChanges;
import io.mastic.crawlers.crawler.CatalogChanges.Action;
import io.mastic.crawlers.crawler.CatalogChanges.Entity;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.plan.PartitionPlan;
import io.mastic.crawlers.plan.Stamp;
import io.mastic.crawlers.plan.TableChange;
import io.mastic.crawlers.plan.TableParameters;
import io.mastic.crawlers.plan.TablePlan;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Applies what a crawl found to the catalog: a table first, in one transaction, then its partitions
 * in pieces. Who reads meanwhile sees the table as the crawl leaves it, with partitions that are
 * still arriving, as on AWS; each of them is whole.
 */
final class CatalogWriter {

  /** Its name on AWS. */
  private static final String INDEX = "crawler_partition_index";

  private final Db db;
  private final Clock clock;
  private final Catalog catalog;
  private final CrawlRow crawl;
  private final OutputPolicy policy;
  private final Stamp stamp;
  private final PartitionWriter partitions;

  CatalogWriter(
      Db db,
      Clock clock,
      Catalog catalog,
      CrawlRow crawl,
      OutputPolicy policy,
      PartitionWriter partitions) {
    this.db = db;
    this.clock = clock;
    this.catalog = catalog;
    this.crawl = crawl;
    this.policy = policy;
    this.stamp = new Stamp(crawl.crawler().name(), crawl.id());
    this.partitions = partitions;
  }

  /**
   * Writes one table and its partitions.
   *
   * @return what there is to say of it
   * @throws CrawlStoppedException if the crawl was asked to stop; what is written stays
   */
  List<String> write(FoundTable found, TableName table) throws InterruptedException {
    if (decide(found, table) instanceof TableChange.Update update
        && update.keys() == TableChange.Keys.OTHER) {
      catalog.partitions().deleteAll(table);
    }
    Written written = db.write(h -> write(h, found, table));
    List<String> messages = new ArrayList<>(written.messages());
    if (written.table().isPresent() && !found.partitionKeys().isEmpty()) {
      Table now = written.table().get();
      List<Column> columns = now.storageDescriptor().columns();
      Supplier<PartitionPlan> plan = () -> new PartitionPlan(policy, stamp, found, columns);
      partitions.write(table, now, plan).ifPresent(messages::add);
    }
    return messages;
  }

  /**
   * @param table empty if none was written
   */
  private record Written(Optional<Table> table, List<String> messages) {}

  private TableChange decide(FoundTable found, TableName name) {
    return new TablePlan(policy, stamp).decide(found, name.name(), catalog.tables().find(name));
  }

  private Written write(Handle h, FoundTable found, TableName name) {
    CrawlStore.requireRunning(h, crawl.id());
    TableChange change = decide(found, name);
    if (change instanceof TableChange.Skip skip) {
      return new Written(Optional.empty(), List.of(skip.why()));
    }
    List<String> messages = new ArrayList<>();
    apply(h, name, change, messages);
    OwnedTables.put(
        h, crawl.crawler(), new Owned(name.database().name(), name.name(), found.location()));
    return new Written(Optional.of(catalog.tables().load(name)), messages);
  }

  private void apply(Handle h, TableName name, TableChange change, List<String> messages) {
    String where = name.name() + " in database " + name.database().name();
    if (change instanceof TableChange.Create create) {
      catalog.tables().create(name.database(), create.input(), index(create.input()));
      changed(h, Entity.TABLE, Action.ADD, name, 1);
      messages.add("Created table " + where);
    } else if (change instanceof TableChange.Update update) {
      if (update.keys() == TableChange.Keys.OTHER) {
        catalog.partitions().deleteAll(name);
      }
      catalog.tables().update(name.database(), update.input(), null, Archive.KEEP);
      if (update.keys() == TableChange.Keys.OTHER) {
        replaceIndex(name, update.input());
      }
      changed(h, Entity.TABLE, Action.UPDATE, name, 1);
      messages.add("Updated table " + where);
    } else if (change instanceof TableChange.Refresh refresh) {
      catalog.tables().update(name.database(), refresh.input(), null, Archive.SKIP);
    } else if (change instanceof TableChange.Keep keep && !keep.why().isEmpty()) {
      messages.add(keep.why());
    }
  }

  /** One of all partition keys, as AWS's crawler makes it. */
  private List<PartitionIndex> index(TableInput table) {
    List<String> keys = table.partitionKeys().stream().map(Column::name).toList();
    return policy.indexing() == OutputPolicy.Indexing.NONE || keys.isEmpty()
        ? List.of()
        : List.of(PartitionIndex.builder().indexName(INDEX).keys(keys).build());
  }

  /** The crawler's own index follows the keys; others are their makers'. */
  private void replaceIndex(TableName name, TableInput table) {
    boolean isThere =
        catalog.indexes().list(name).stream().anyMatch(index -> index.indexName().equals(INDEX));
    if (isThere) {
      catalog.indexes().delete(name, INDEX);
      index(table).forEach(index -> catalog.indexes().create(name, index));
    }
  }

  /** Does with a table whose data is gone what the policy says. */
  Optional<String> writeGone(Owned owned) {
    return db.write(h -> Optional.ofNullable(gone(h, owned)));
  }

  private @Nullable String gone(Handle h, Owned owned) {
    CrawlStore.requireRunning(h, crawl.id());
    TableName name = TableName.of(owned.database(), owned.table());
    Optional<Table> table =
        catalog
            .tables()
            .find(name)
            .filter(
                found ->
                    stamp.crawler().equals(found.parameters().get(TableParameters.UPDATED_BY)));
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
        && !table.get().parameters().containsKey(TableParameters.DEPRECATED_BY)) {
      catalog.tables().update(name.database(), deprecated(table.get()), null, Archive.KEEP);
      changed(h, Entity.TABLE, Action.UPDATE, name, 1);
      return "Deprecated table " + where;
    }
    return "The data of table " + where + " is gone; the table is left as it is";
  }

  private TableInput deprecated(Table table) {
    Map<String, String> parameters = new HashMap<>(table.parameters());
    parameters.put(TableParameters.DEPRECATED_BY, String.valueOf(clock.millis()));
    return Pojos.copy(table, TableInput.builder()).parameters(parameters).build();
  }

  private void changed(Handle h, Entity entity, Action action, TableName table, long amount) {
    if (amount > 0) {
      CrawlStore.change(
          h, crawl.id(), new CatalogChanges.Change(entity, action, table.name(), amount));
    }
  }
}

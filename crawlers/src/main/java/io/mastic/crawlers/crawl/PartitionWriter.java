package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.crawler.CatalogChanges;
import io.mastic.crawlers.crawler.CatalogChanges.Action;
import io.mastic.crawlers.crawler.CatalogChanges.Entity;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.plan.PartitionPlan;
import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Applies a plan of partitions in pieces, each one short transaction that decides anew from what is
 * there and counts what it changed. So a crawl that is walked again, after a crash or by another
 * server, goes on behind the last piece: what was applied is found to be there.
 */
final class PartitionWriter {

  /** How often a listing is begun again whose order was changed under it. */
  private static final int LISTINGS = 5;

  private final Db db;
  private final Clock clock;
  private final Catalog catalog;
  private final CrawlRow crawl;
  private final StopSignal stop;
  private final Pace pace = Pace.ofRows();

  PartitionWriter(Db db, Clock clock, Catalog catalog, CrawlRow crawl, StopSignal stop) {
    this.db = db;
    this.clock = clock;
    this.catalog = catalog;
    this.crawl = crawl;
    this.stop = stop;
  }

  /** The table is no longer the one that the plan is for. */
  private static final class TableChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Brings a table's partitions to what was found.
   *
   * @param table as the crawl left it
   * @param plans makes the plan, from its beginning
   * @return why it left off before the end; empty if it did not
   * @throws CrawlStoppedException if the crawl was asked to stop, or has ended
   */
  Optional<String> write(TableName name, Table table, Supplier<PartitionPlan> plans)
      throws InterruptedException {
    PartitionPlan plan = plans.get();
    if (!plan.fits(keys(table))) {
      return Optional.empty();
    }
    try {
      for (int listing = 1; !change(name, table, plan, listing); listing++) {
        plan = plans.get();
      }
      create(name, table, plan.fresh().iterator());
      return Optional.empty();
    } catch (TableChangedException e) {
      return Optional.of(
          "Table "
              + name.name()
              + " was changed or deleted by someone else while its partitions were written; the"
              + " rest of them is left out");
    }
  }

  /** Updates and deletes; false if that is to be begun again with a new plan. */
  private boolean change(TableName name, Table table, PartitionPlan plan, int listing)
      throws InterruptedException {
    String token = null;
    do {
      goOn();
      Page<Partition> page;
      try {
        page = catalog.partitions().list(name, PartitionQuery.all().from(token));
      } catch (InvalidInputException e) {
        if (token == null || listing == LISTINGS) {
          throw e;
        }
        // The order of the partitions has changed, and with it what the token means.
        return false;
      }
      List<List<String>> other = new ArrayList<>();
      for (Partition partition : page.items()) {
        if (plan.decide(partition, clock.instant()) instanceof PartitionPlan.Change.Keep) {
          plan.done(partition.values());
        } else {
          other.add(partition.values());
        }
      }
      inPieces(other.iterator(), (h, piece) -> change(h, name, table, plan, piece));
      other.forEach(plan::done);
      token = page.nextToken();
    } while (token != null);
    return true;
  }

  private int change(
      Handle h, TableName name, Table table, PartitionPlan plan, List<List<String>> values) {
    require(h, name, table);
    List<PartitionInput> updated = new ArrayList<>();
    List<List<String>> deleted = new ArrayList<>();
    for (Partition partition : catalog.partitions().findAll(name, values)) {
      PartitionPlan.Change change = plan.decide(partition, clock.instant());
      if (change instanceof PartitionPlan.Change.Update update) {
        updated.add(update.input());
      } else if (change instanceof PartitionPlan.Change.Delete) {
        deleted.add(partition.values());
      }
    }
    catalog.partitions().replaceAll(name, updated);
    catalog.partitions().deleteAll(name, deleted);
    count(h, name, Action.UPDATE, updated.size());
    count(h, name, Action.DELETE, deleted.size());
    return values.size();
  }

  private void create(TableName name, Table table, Iterator<PartitionInput> fresh)
      throws InterruptedException {
    inPieces(
        fresh,
        (h, piece) -> {
          require(h, name, table);
          int there = catalog.partitions().create(name, piece).size();
          count(h, name, Action.ADD, piece.size() - there);
          return piece.size();
        });
  }

  private <T> void inPieces(Iterator<T> all, ToIntBiFunction<Handle, List<T>> apply)
      throws InterruptedException {
    while (all.hasNext()) {
      goOn();
      List<T> piece = new ArrayList<>();
      while (all.hasNext() && piece.size() < pace.rows()) {
        piece.add(all.next());
      }
      db.write(h -> pace.of(() -> apply.applyAsInt(h, piece)));
    }
  }

  /** Between two pieces: a crawl ends here if it is to. */
  private void goOn() throws InterruptedException {
    stop.check();
    if (Thread.interrupted()) {
      throw new InterruptedException("the crawl is no longer this server's");
    }
  }

  private void require(Handle h, TableName name, Table table) {
    CrawlStore.requireRunning(h, crawl.id());
    Optional<Table> now = catalog.tables().find(name);
    if (now.isEmpty()) {
      // Without its database the crawl has nowhere to write, and fails in AWS's words.
      catalog.databases().load(name.database());
    }
    if (now.filter(found -> isSame(found, table)).isEmpty()) {
      throw new TableChangedException();
    }
  }

  private static boolean isSame(Table now, Table table) {
    return now.createTime().equals(table.createTime()) && keys(now).equals(keys(table));
  }

  private static List<String> keys(Table table) {
    return table.partitionKeys().stream().map(Column::name).toList();
  }

  private void count(Handle h, TableName table, Action action, long amount) {
    CrawlStore.add(
        h, crawl.id(), new CatalogChanges.Change(Entity.PARTITION, action, table.name(), amount));
  }
}

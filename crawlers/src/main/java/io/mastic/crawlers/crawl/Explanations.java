package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawl.DryRun.Change;
import io.mastic.crawlers.crawl.DryRun.Planned;
import io.mastic.crawlers.crawl.DryRun.PlannedPartitions;
import io.mastic.crawlers.detect.Detector;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.FoundTable.FoundPartition;
import io.mastic.crawlers.group.TableNames;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.plan.Stamp;
import io.mastic.crawlers.plan.TablePlan;
import io.mastic.objects.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * What a crawler would make of a place, as if the catalog were empty: all of it is looked at, and
 * nothing but the object store is needed.
 */
public final class Explanations {

  private static final int FIRST = 3;

  private Explanations() {}

  /**
   * @param target where to look, and what to leave out
   * @param configuration as a crawler's; null for none
   * @param seen is told how many files were looked at, now and then
   * @throws IllegalArgumentException if the target or the configuration is none
   * @throws CrawlException if it cannot be looked at
   */
  public static DryRun of(
      ObjectStore store, S3Target target, @Nullable String configuration, LongConsumer seen)
      throws InterruptedException {
    OutputPolicy policy = OutputPolicy.of(null, configuration);
    Findings findings = new Findings();
    ExecutorService readers =
        Executors.newFixedThreadPool(
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), Explanations::reader);
    try {
      Survey survey =
          new Survey(
              store,
              readers,
              new Detector(store, List.of()),
              policy.grouping(),
              new Told(seen),
              findings);
      TableNames names = new TableNames("", name -> "");
      TablePlan plan = new TablePlan(policy, new Stamp("explain", "explain"));
      List<Planned> tables = new ArrayList<>();
      for (FoundTable table : survey.tables(target)) {
        tables.add(planned(plan, table, names.name(table)));
      }
      return new DryRun(
          tables, List.of(), List.of(), findings.kept(), findings.explanations(), DryRun.Scope.ALL);
    } finally {
      readers.shutdownNow();
    }
  }

  private static Planned planned(TablePlan plan, FoundTable table, String name) {
    List<List<String>> first =
        table.partitions().stream().limit(FIRST).map(FoundPartition::values).toList();
    int partitions = table.partitions().size();
    return new Planned(
        name,
        Change.CREATE,
        "",
        plan.fresh(table, name),
        table.stats(),
        new PlannedPartitions(partitions, partitions, first));
  }

  private static Thread reader(Runnable work) {
    Thread thread = new Thread(work, "explain-reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Goes to the end, and tells how far it has come. */
  private record Told(LongConsumer seen) implements Reach {

    @Override
    public void check() {}

    @Override
    public boolean isEnough(long files) {
      seen.accept(files);
      return false;
    }
  }
}

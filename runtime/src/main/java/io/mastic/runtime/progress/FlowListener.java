package io.mastic.runtime.progress;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.ExternalRDDScanExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.RDDScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.command.DataWritingCommandExec;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.InsertIntoHadoopFsRelationCommand;
import org.apache.spark.sql.execution.exchange.ReusedExchangeExec;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Notes down which files each query of a run read and wrote, whoever asked for it: the script's own
 * Spark or its DynamicFrames. Of files that come through RDDs, as JSON does for DynamicFrames, the
 * folders are told, and as rows what came out of the RDD. Only what no query ends is not seen.
 */
public final class FlowListener implements QueryExecutionListener {

  private final Flows flows;

  /** As Spark makes it. */
  public FlowListener() {
    this(Flows.ofRun());
  }

  FlowListener(Flows flows) {
    this.flows = flows;
  }

  @Override
  public void onSuccess(String action, QueryExecution query, long nanos) {
    walk(query.executedPlan());
  }

  @Override
  public void onFailure(String action, QueryExecution query, Exception error) {
    // A query that failed has written nothing that stays.
  }

  private void walk(SparkPlan plan) {
    if (plan instanceof AdaptiveSparkPlanExec adaptive) {
      walk(adaptive.executedPlan());
    } else if (plan instanceof QueryStageExec stage) {
      walk(stage.plan());
    } else if (plan instanceof ReusedExchangeExec) {
      // Read once, and counted there.
      return;
    } else if (plan instanceof FileSourceScanExec scan) {
      read(scan);
    } else if (plan instanceof DataWritingCommandExec writing) {
      wrote(writing);
    } else if (plan instanceof RDDScanExec scan) {
      readBy(scan.rdd(), metric(scan, "numOutputRows"));
    } else if (plan instanceof ExternalRDDScanExec<?> scan) {
      readBy(scan.rdd(), metric(scan, "numOutputRows"));
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(this::walk);
  }

  private void read(FileSourceScanExec scan) {
    var roots = JavaConverters.seqAsJavaList(scan.relation().location().rootPaths());
    String format = name(scan.relation().fileFormat());
    long files = metric(scan, "numFiles");
    long rows = metric(scan, "numOutputRows");
    for (int i = 0; i < roots.size(); i++) {
      // Rows and files are counted for all roots together.
      boolean first = i == 0;
      flows.add(
          Flows.Way.READ, roots.get(i).toString(), format, first ? files : 0, first ? rows : 0);
    }
  }

  private void readBy(RDD<?> rdd, long rows) {
    boolean first = true;
    for (Map.Entry<String, Long> folder : ScannedFiles.of(rdd).entrySet()) {
      // Rows are counted for all folders together.
      flows.add(Flows.Way.READ, folder.getKey(), "files", folder.getValue(), first ? rows : 0);
      first = false;
    }
  }

  private void wrote(DataWritingCommandExec writing) {
    LogicalPlan command = (LogicalPlan) writing.cmd();
    if (command instanceof InsertIntoHadoopFsRelationCommand insert) {
      flows.add(
          Flows.Way.WRITTEN,
          insert.outputPath().toString(),
          name(insert.fileFormat()),
          metric(writing, "numFiles"),
          metric(writing, "numOutputRows"));
    }
  }

  private static String name(FileFormat format) {
    String name =
        format instanceof DataSourceRegister named
            ? named.shortName()
            : format.getClass().getSimpleName();
    return name.toLowerCase(Locale.ROOT);
  }

  private static long metric(SparkPlan plan, String name) {
    Option<SQLMetric> found = plan.metrics().get(name);
    return found.isDefined() ? found.get().value() : 0;
  }
}

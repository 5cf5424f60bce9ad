package io.mastic.runtime.sparksql;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.CatalogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/** Gives each table with partitions in the catalog our index of its files. */
final class ListTogether extends Rule<LogicalPlan> {

  private final SparkSession session;

  private ListTogether(SparkSession session) {
    this.session = session;
  }

  static void addTo(SparkSessionExtensions extensions) {
    extensions.injectPostHocResolutionRule(ListTogether::new);
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.resolveOperators(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan at) {
            return at instanceof LogicalRelation relation
                && relation.relation() instanceof HadoopFsRelation files
                && files.location() instanceof CatalogFileIndex;
          }

          @Override
          public <A extends LogicalPlan, B> B applyOrElse(A at, Function1<A, B> otherwise) {
            @SuppressWarnings("unchecked") // B is above LogicalPlan, which Java cannot say.
            B changed = isDefinedAt(at) ? (B) changed((LogicalRelation) at) : otherwise.apply(at);
            return changed;
          }
        });
  }

  private LogicalRelation changed(LogicalRelation relation) {
    HadoopFsRelation files = (HadoopFsRelation) relation.relation();
    CatalogFileIndex own = (CatalogFileIndex) files.location();
    CatalogFileIndex ours = PartitionFiles.of(session, own);
    if (ours == own) {
      return relation;
    }
    return relation.copy(
        files.copy(
            ours,
            files.partitionSchema(),
            files.dataSchema(),
            files.bucketSpec(),
            files.fileFormat(),
            files.options(),
            files.sparkSession()),
        relation.output(),
        relation.catalogTable(),
        relation.isStreaming());
  }
}

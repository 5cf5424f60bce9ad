package io.mastic.runtime.sparksql;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/**
 * Has tables that Spark reads by its own readers, such as those of Parquet, leave out what their
 * parameter {@code exclusions} says.
 */
final class LeftOutRule extends Rule<LogicalPlan> {

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.resolveOperatorsUp(new Kept());
  }

  private static final class Kept extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof LogicalRelation relation
          && relation.relation() instanceof HadoopFsRelation files
          && !(files.location() instanceof KeptFiles)
          && !globs(relation).isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A1 extends LogicalPlan, B1> B1 applyOrElse(A1 plan, Function1<A1, B1> otherwise) {
      return isDefinedAt(plan) ? (B1) kept((LogicalRelation) plan) : otherwise.apply(plan);
    }

    private static LogicalPlan kept(LogicalRelation relation) {
      HadoopFsRelation files = (HadoopFsRelation) relation.relation();
      HadoopFsRelation kept =
          new HadoopFsRelation(
              new KeptFiles(files.location(), globs(relation)),
              files.partitionSchema(),
              files.dataSchema(),
              files.bucketSpec(),
              files.fileFormat(),
              files.options(),
              files.sparkSession());
      LogicalRelation read =
          new LogicalRelation(
              kept, relation.output(), relation.catalogTable(), relation.isStreaming());
      read.copyTagsFrom(relation);
      return read;
    }

    private static List<String> globs(LogicalRelation relation) {
      CatalogTable table = ScalaValues.orNull(relation.catalogTable());
      Map<String, String> properties =
          table == null ? Map.of() : ScalaValues.map(table.properties());
      return LeftOut.globs(properties);
    }
  }
}

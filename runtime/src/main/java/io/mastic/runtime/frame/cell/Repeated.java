package io.mastic.runtime.frame.cell;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.expressions.MonotonicallyIncreasingID;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.Function1;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map;
import scala.runtime.AbstractPartialFunction;

/**
 * Rows that are the same, in the same order and the same partitions, whenever they are computed:
 * chosen and projected columns of files that were listed once. Such rows can be numbered without
 * being kept.
 */
final class Repeated {

  private static final String PINNED = "mastic.pinned";
  private static final String LEAST_PARTITIONS = "spark.sql.files.minPartitionNum";

  /** Formats of which a second look costs no more than the columns that it is after. */
  private static final Set<Class<?>> COLUMNAR =
      Set.of(ParquetFileFormat.class, OrcFileFormat.class);

  private Repeated() {}

  /** These rows, held to how their files are split now; empty if they might come out otherwise. */
  static Optional<Rows> of(Rows rows) {
    LogicalPlan plan = rows.data().queryExecution().analyzed();
    if (!isRepeatable(plan) || isCached(rows.data().sparkSession(), plan)) {
      return Optional.empty();
    }
    LogicalPlan pinned = plan.transformUp(new Pinning());
    return Optional.of(new Rows(Dataset.ofRows(rows.data().sparkSession(), pinned), rows.schema()));
  }

  private static boolean isRepeatable(LogicalPlan plan) {
    boolean known =
        plan instanceof LogicalRelation relation
            ? isOfListedFiles(relation)
            : plan instanceof Project
                || plan instanceof Filter
                || plan instanceof SubqueryAlias
                || plan instanceof Union;
    return known
        && JavaConverters.seqAsJavaList(plan.expressions()).stream()
            .allMatch(Repeated::isSameEachTime)
        && JavaConverters.seqAsJavaList(plan.children()).stream().allMatch(Repeated::isRepeatable);
  }

  /** Files in buckets are left out: whether they are read by them depends on the query around. */
  private static boolean isOfListedFiles(LogicalRelation relation) {
    return relation.relation() instanceof HadoopFsRelation files
        && files.location() instanceof InMemoryFileIndex
        && files.bucketSpec().isEmpty()
        && COLUMNAR.contains(files.fileFormat().getClass());
  }

  /**
   * Neither by chance, nor by the clock, nor by another query, nor by somebody's function, which
   * may be anything. Spark's running number is the same where the partitions are.
   */
  private static boolean isSameEachTime(Expression expression) {
    if (expression instanceof UserDefinedExpression
        || expression instanceof CurrentTimestampLike
        || expression instanceof CurrentDate
        || expression instanceof LocalTimestamp
        || expression instanceof PlanExpression<?>) {
      return false;
    }
    var parts = JavaConverters.seqAsJavaList(expression.children());
    boolean own =
        expression.deterministic()
            || expression instanceof MonotonicallyIncreasingID
            || parts.stream().anyMatch(part -> !part.deterministic());
    return own && parts.stream().allMatch(Repeated::isSameEachTime);
  }

  /** Kept rows have the partitions of another time. */
  private static boolean isCached(SparkSession session, LogicalPlan plan) {
    return hasKept(session.sharedState().cacheManager().useCachedData(plan));
  }

  private static boolean hasKept(LogicalPlan plan) {
    return plan instanceof InMemoryRelation
        || JavaConverters.seqAsJavaList(plan.children()).stream().anyMatch(Repeated::hasKept);
  }

  /**
   * How files are split depends on settings, and on a cluster on how many cores there are at the
   * moment: the relation gets a session of its own in which they stay.
   */
  private static final class Pinning extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof LogicalRelation relation
          && relation.relation() instanceof HadoopFsRelation;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A1 extends LogicalPlan, B1> B1 applyOrElse(A1 plan, Function1<A1, B1> otherwise) {
      return isDefinedAt(plan) ? (B1) pinned((LogicalRelation) plan) : otherwise.apply(plan);
    }

    private static LogicalPlan pinned(LogicalRelation relation) {
      HadoopFsRelation files = (HadoopFsRelation) relation.relation();
      LogicalRelation pinned =
          new LogicalRelation(
              new HadoopFsRelation(
                  files.location(),
                  files.partitionSchema(),
                  files.dataSchema(),
                  Option.empty(),
                  files.fileFormat(),
                  marked(files.options()),
                  held(files.sparkSession())),
              relation.output(),
              relation.catalogTable(),
              relation.isStreaming());
      pinned.copyTagsFrom(relation);
      return pinned;
    }

    /** So that no cache that a script makes later of the same files takes their place. */
    private static Map<String, String> marked(Map<String, String> options) {
      return options.$plus(new Tuple2<>(PINNED, UUID.randomUUID().toString()));
    }

    private static SparkSession held(SparkSession session) {
      String partitions =
          session
              .conf()
              .getOption(LEAST_PARTITIONS)
              .getOrElse(() -> Integer.toString(session.leafNodeDefaultParallelism()));
      SparkSession own = session.cloneSession();
      own.conf().set(LEAST_PARTITIONS, partitions);
      return own;
    }
  }
}

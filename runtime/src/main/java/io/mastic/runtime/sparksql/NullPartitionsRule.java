package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.catalog.HiveTableRelation;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Has text in partition keys be null where Hive's word for it stands. Spark does so in tables that
 * it reads by its own readers; in those that it reads by Hive's SerDes it takes the word for a
 * text. Tables without such a partition are left as they are, and so is what can be pushed down.
 */
final class NullPartitionsRule extends Rule<LogicalPlan> {

  private static final String WORD = ExternalCatalogUtils.DEFAULT_PARTITION_NAME();

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.resolveOperatorsUp(new Read());
  }

  private static final class Read extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof HiveTableRelation relation
          && !texts(relation).isEmpty()
          && hasNulls(relation.tableMeta(), texts(relation));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A1 extends LogicalPlan, B1> B1 applyOrElse(A1 plan, Function1<A1, B1> otherwise) {
      return isDefinedAt(plan) ? (B1) read((HiveTableRelation) plan) : otherwise.apply(plan);
    }

    private static LogicalPlan read(HiveTableRelation relation) {
      HiveTableRelation stored = relation.newInstance();
      List<String> texts = texts(stored);
      List<AttributeReference> known = ScalaValues.list(relation.output());
      List<AttributeReference> columns = ScalaValues.list(stored.output());
      List<NamedExpression> read = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        Attribute was = known.get(i);
        Attribute column = columns.get(i);
        Expression value = texts.contains(column.name()) ? orNull(column) : column;
        read.add(
            new Alias(
                value,
                was.name(),
                was.exprId(),
                was.qualifier(),
                ScalaValues.option(null),
                ScalaValues.seq(List.of())));
      }
      return new Project(ScalaValues.seq(read), stored);
    }

    private static Expression orNull(Attribute key) {
      Expression word = Literal.create(WORD, DataTypes.StringType);
      return new If(new EqualTo(key, word), Literal.create(null, DataTypes.StringType), key);
    }

    /** The keys that are texts: of other types the word is no value, and null. */
    private static List<String> texts(HiveTableRelation relation) {
      return ScalaValues.list(relation.partitionCols()).stream()
          .filter(key -> key.dataType().equals(DataTypes.StringType))
          .map(Attribute::name)
          .toList();
    }

    private static boolean hasNulls(CatalogTable table, List<String> keys) {
      boolean plain =
          keys.stream().allMatch(k -> k.toLowerCase(Locale.ROOT).matches("[a-z_][a-z0-9_]*"));
      if (!plain) {
        return true;
      }
      String expression =
          keys.stream().map(key -> key + " = '" + WORD + "'").collect(Collectors.joining(" OR "));
      try {
        return !GlueCatalog.client()
            .getPartitions(
                r ->
                    r.databaseName(TableWords.database(table))
                        .tableName(table.identifier().table())
                        .expression(expression)
                        .excludeColumnSchema(true)
                        .maxResults(1))
            .partitions()
            .isEmpty();
      } catch (SdkException e) {
        // Whoever reads the table will be told why; what it has is then taken as it comes.
        return true;
      }
    }
  }
}

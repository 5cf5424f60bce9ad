package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

class PartitionFilterTest {

  private static final Table TABLE =
      Table.builder()
          .partitionKeys(
              key("day", "string"), key("Year", "int"), key("at", "date"), key("x", "double"))
          .build();

  private static Column key(String name, String type) {
    return Column.builder().name(name).type(type).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "day = 'a'                        | day = 'a'",
        "'a' = day                        | day = 'a'",
        "day = 'it\\'s'                   | day = 'it''s'",
        "year >= 2026                     | year >= 2026",
        "2026 > year                      | year < 2026",
        "day < 'b' and year = 1           | (day < 'b' AND year = 1)",
        "day = 'a' or year = 1            | (day = 'a' OR year = 1)",
        "day in ('a', 'b')                | day IN ('a', 'b')",
        "at = date'2026-11-29'            | at = '2026-11-29'",
        "day = 'a' and upper(day) = 'A'   | day = 'a'",
        "(day = 'a' or x = 1) and year = 2| year = 2",
      })
  void whatHasWords(String predicate, String expression) {
    assertThat(words(predicate)).isEqualTo(expression);
  }

  /** Half of an OR, a NOT or another type would leave out too much. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "day = 'a' or upper(day) = 'B'",
        "not (day = 'a')",
        "x = 1.0D",
        "day is null",
        "day = null",
        "day in ('a', null)",
        "year = 2026.5D",
        "elsewhere = 'a'",
        "day = day",
      })
  void whatHasNoneIsLeftToSpark(String predicate) {
    assertThat(words(predicate)).isNull();
  }

  @Test
  void anExpressionHasRoom() {
    PartitionFilter filter = PartitionFilter.of(TABLE);
    List<Expression> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(parsed("day >= 'day number " + i + "'"));
    }
    assertThat(filter.of(many)).startsWith("day >= 'day number 0' AND ").hasSizeBetween(1900, 2048);
  }

  @Test
  void aSpecificationIsItsTexts() {
    assertThat(PartitionFilter.of(TABLE, Map.of("day", "o'clock"))).isEqualTo("day = 'o''clock'");
    assertThat(PartitionFilter.of(TABLE, Map.of("year", "01"))).isNull();
  }

  private static String words(String predicate) {
    return PartitionFilter.of(TABLE).of(List.of(parsed(predicate)));
  }

  private static Expression parsed(String predicate) {
    return resolved(CatalystSqlParser$.MODULE$.parseExpression(predicate));
  }

  private static Expression resolved(Expression expression) {
    return expression.transformUp(
        new scala.runtime.AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(Expression e) {
            return e instanceof org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
          }

          @Override
          public <A1 extends Expression, B1> B1 applyOrElse(
              A1 e, scala.Function1<A1, B1> otherwise) {
            return isDefinedAt(e) ? cast(attribute(e.sql().replace("`", ""))) : otherwise.apply(e);
          }
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T cast(Object value) {
    return (T) value;
  }

  private static Expression attribute(String name) {
    DataType type =
        switch (name) {
          case "year" -> DataTypes.IntegerType;
          case "at" -> DataTypes.DateType;
          case "x" -> DataTypes.DoubleType;
          default -> DataTypes.StringType;
        };
    return new AttributeReference(
        name,
        type,
        true,
        Metadata.empty(),
        NamedExpression$.MODULE$.newExprId(),
        ScalaValues.seq(List.of()));
  }
}

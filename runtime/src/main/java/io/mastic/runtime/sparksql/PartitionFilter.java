package io.mastic.runtime.sparksql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.InSet;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Spark's predicates over partition keys as the expression of GetPartitions. What has no words
 * there is left out: Spark looks at each partition again, so more may come back, but never fewer.
 *
 * @param types of the keys, by their names
 */
record PartitionFilter(Map<String, Kind> types) {

  /** The most characters that an expression may have. */
  private static final int ROOM = 2048;

  private static final int MOST_VALUES = 100;

  /** How a key's values are written and compared. */
  enum Kind {
    TEXT,
    NUMBER,
    DATE
  }

  static PartitionFilter of(Table table) {
    Map<String, Kind> types = new HashMap<>();
    for (Column key : table.partitionKeys()) {
      String name = key.name().toLowerCase(Locale.ROOT);
      kind(key.type())
          .filter(kind -> name.matches("[a-z_][a-z0-9_]*"))
          .ifPresent(kind -> types.put(name, kind));
    }
    return new PartitionFilter(types);
  }

  private static Optional<Kind> kind(@Nullable String type) {
    String word = type == null ? "string" : type.toLowerCase(Locale.ROOT);
    if (word.equals("string")) {
      return Optional.of(Kind.TEXT);
    }
    if (word.equals("date")) {
      return Optional.of(Kind.DATE);
    }
    return word.matches("tinyint|smallint|int|integer|bigint")
        ? Optional.of(Kind.NUMBER)
        : Optional.empty();
  }

  /** Null if there is nothing to leave out. */
  @Nullable String of(List<Expression> predicates) {
    StringBuilder all = new StringBuilder();
    for (Expression predicate : predicates) {
      String text = words(predicate).orElse("");
      if (!text.isEmpty() && all.length() + text.length() + 5 <= ROOM) {
        all.append(all.isEmpty() ? "" : " AND ").append(text);
      }
    }
    return all.isEmpty() ? null : all.toString();
  }

  /** For a specification that names some of the keys; null if nothing can be said of them. */
  static @Nullable String of(Table table, Map<String, String> spec) {
    PartitionFilter filter = of(table);
    StringBuilder all = new StringBuilder();
    spec.forEach(
        (key, value) -> {
          // The text of a number or date is not the only one of its value; Spark means the text.
          if (filter.types.get(key) == Kind.TEXT && all.length() + value.length() < ROOM / 2) {
            all.append(all.isEmpty() ? "" : " AND ").append(key + " = " + quoted(value));
          }
        });
    return all.isEmpty() ? null : all.toString();
  }

  private Optional<String> words(Expression predicate) {
    if (predicate instanceof And and) {
      Optional<String> left = words(and.left());
      Optional<String> right = words(and.right());
      return left.isEmpty() || right.isEmpty()
          ? left.or(() -> right)
          : Optional.of("(" + left.get() + " AND " + right.get() + ")");
    }
    if (predicate instanceof Or or) {
      return words(or.left())
          .flatMap(left -> words(or.right()).map(right -> "(" + left + " OR " + right + ")"));
    }
    if (predicate instanceof In in) {
      return among(in.value(), ScalaValues.list(in.list()));
    }
    if (predicate instanceof InSet in) {
      List<Object> values = new ArrayList<>(JavaConverters.setAsJavaSet(in.hset()));
      return among(in.child(), values);
    }
    if (predicate instanceof EqualTo e) {
      return compared(e.left(), "=", "=", e.right());
    }
    if (predicate instanceof LessThan e) {
      return compared(e.left(), "<", ">", e.right());
    }
    if (predicate instanceof LessThanOrEqual e) {
      return compared(e.left(), "<=", ">=", e.right());
    }
    if (predicate instanceof GreaterThan e) {
      return compared(e.left(), ">", "<", e.right());
    }
    return predicate instanceof GreaterThanOrEqual e
        ? compared(e.left(), ">=", "<=", e.right())
        : Optional.empty();
  }

  private Optional<String> compared(Expression left, String word, String turned, Expression right) {
    if (left instanceof AttributeReference) {
      return value(left, right).map(value -> name(left) + " " + word + " " + value);
    }
    return value(right, left).map(value -> name(right) + " " + turned + " " + value);
  }

  private Optional<String> among(Expression key, List<?> values) {
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      Function<Object, Optional<String>> text =
          v -> v instanceof Expression e ? value(key, e) : value(key, v);
      Optional<String> one = value == null ? Optional.empty() : text.apply(value);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      texts.add(one.get());
    }
    return Optional.of(name(key) + " IN (" + String.join(", ", texts) + ")");
  }

  private Optional<String> value(Expression key, Expression value) {
    return value instanceof Literal literal && literal.value() != null
        ? value(key, literal.value())
        : Optional.empty();
  }

  private Optional<String> value(Expression key, Object value) {
    if (!(key instanceof AttributeReference) || value == null) {
      return Optional.empty();
    }
    Kind kind = types.get(name(key));
    if (kind == null) {
      return Optional.empty();
    }
    return switch (kind) {
      case TEXT -> Optional.of(quoted(value.toString()));
      case NUMBER ->
          value instanceof Number number && !(number instanceof Double || number instanceof Float)
              ? Optional.of(number.toString())
              : Optional.empty();
      case DATE ->
          value instanceof Integer days
              ? Optional.of(quoted(LocalDate.ofEpochDay(days).toString()))
              : Optional.empty();
    };
  }

  private static String name(Expression key) {
    return key instanceof AttributeReference attribute
        ? attribute.name().toLowerCase(Locale.ROOT)
        : "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Such as {@code year=2026/month=11}. */
  static String folder(List<String> keys, List<String> values) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(ExternalCatalogUtils.getPartitionPathString(keys.get(i), values.get(i)));
    }
    return String.join("/", parts);
  }
}

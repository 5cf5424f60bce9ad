package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VarcharType;

/**
 * What is asked of one column, and how the answers become AWS's figures.
 *
 * @param aggregates the number of values that are not null comes first
 */
record ColumnFigures(String name, DataType type, Kind kind, List<Column> aggregates) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS_OF_DAY = 86_400;

  /** 16 KB a column; about 0.8 percent off for many values, exact for some thousands. */
  private static final int SKETCH = 14;

  /** AWS's types of figures. */
  enum Kind {
    BOOLEAN("Boolean"),
    DATE("Date"),
    DECIMAL("Decimal"),
    DOUBLE("Double"),
    LONG("Long"),
    STRING("String"),
    BINARY("Binary");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Empty for nested types and those without values. */
    static Optional<Kind> of(DataType type) {
      if (type instanceof BooleanType) {
        return Optional.of(BOOLEAN);
      }
      if (type instanceof DateType) {
        return Optional.of(DATE);
      }
      if (type instanceof DecimalType) {
        return Optional.of(DECIMAL);
      }
      if (type instanceof DoubleType || type instanceof FloatType) {
        return Optional.of(DOUBLE);
      }
      // A time is its seconds since 1970, as Hive's statistics have it.
      if (type instanceof IntegralType
          || type instanceof TimestampType
          || type instanceof TimestampNTZType) {
        return Optional.of(LONG);
      }
      if (type instanceof StringType || type instanceof VarcharType || type instanceof CharType) {
        return Optional.of(STRING);
      }
      return type instanceof BinaryType ? Optional.of(BINARY) : Optional.empty();
    }
  }

  /** Empty for a column of which there can be no statistics. */
  static Optional<ColumnFigures> of(String name, Column column, DataType type) {
    return Kind.of(type)
        .map(kind -> new ColumnFigures(name, type, kind, aggregates(kind, column, type)));
  }

  private static List<Column> aggregates(Kind kind, Column column, DataType type) {
    Column values = functions.count(column);
    return switch (kind) {
      case BOOLEAN -> List.of(values, functions.count(functions.when(column, true)));
      case BINARY -> List.of(values, longest(column), average(column));
      case STRING -> List.of(values, distinct(column), longest(column), average(column));
      case DATE -> range(values, column, functions.datediff(column, functions.lit("1970-01-01")));
      case DECIMAL -> range(values, column, column);
      case DOUBLE -> range(values, column, finite(column.cast(DataTypes.DoubleType)));
      case LONG ->
          range(
              values,
              column,
              type instanceof TimestampNTZType
                  ? column.cast(DataTypes.TimestampType).cast(DataTypes.LongType)
                  : column.cast(DataTypes.LongType));
    };
  }

  private static List<Column> range(Column values, Column column, Column ordered) {
    return List.of(values, distinct(column), functions.min(ordered), functions.max(ordered));
  }

  /** By the values' hashes, so that it is the same for all types, the empty string included. */
  private static Column distinct(Column column) {
    Column hash = functions.when(column.isNotNull(), functions.xxhash64(column));
    return functions.hll_sketch_estimate(functions.hll_sketch_agg(hash, SKETCH));
  }

  /** JSON has no word for infinity and what is no number. */
  private static Column finite(Column column) {
    return functions.when(column.between(-Double.MAX_VALUE, Double.MAX_VALUE), column);
  }

  private static Column longest(Column column) {
    return functions.max(functions.length(column));
  }

  private static Column average(Column column) {
    return functions.avg(functions.length(column));
  }

  /**
   * The figures as AWS's ColumnStatisticsData.
   *
   * @param at where this column's answers begin in the row
   * @param rows how many rows were looked at
   * @param share of the table that they are
   */
  ObjectNode data(Row found, int at, long rows, double share) {
    long values = found.getLong(at);
    ObjectNode data = JSON.createObjectNode();
    data.put("Type", kind.name());
    ObjectNode figures = data.putObject(kind.word + "ColumnStatisticsData");
    figures.put("NumberOfNulls", whole(rows - values, share));
    if (kind == Kind.BOOLEAN) {
      long trues = found.getLong(at + 1);
      figures.put("NumberOfTrues", whole(trues, share));
      figures.put("NumberOfFalses", whole(values - trues, share));
      return data;
    }
    if (kind == Kind.BINARY) {
      lengths(figures, found, at + 1);
      return data;
    }
    figures.put("NumberOfDistinctValues", Math.min(values, found.getLong(at + 1)));
    if (kind == Kind.STRING) {
      lengths(figures, found, at + 2);
    } else {
      put(figures, "MinimumValue", found, at + 2);
      put(figures, "MaximumValue", found, at + 3);
    }
    return data;
  }

  private static long whole(long counted, double share) {
    return Math.round(counted / share);
  }

  private static void lengths(ObjectNode figures, Row found, int at) {
    figures.put("MaximumLength", found.isNullAt(at) ? 0 : found.getInt(at));
    figures.put("AverageLength", found.isNullAt(at + 1) ? 0 : found.getDouble(at + 1));
  }

  private void put(ObjectNode figures, String member, Row found, int at) {
    if (found.isNullAt(at)) {
      return;
    }
    switch (kind) {
      case DATE -> figures.put(member, found.getInt(at) * SECONDS_OF_DAY);
      case DOUBLE -> figures.put(member, found.getDouble(at));
      case DECIMAL -> decimal(figures.putObject(member), found.getDecimal(at));
      default -> figures.put(member, found.getLong(at));
    }
  }

  private static void decimal(ObjectNode number, BigDecimal value) {
    number.put("UnscaledValue", value.unscaledValue().toByteArray());
    number.put("Scale", value.scale());
  }
}

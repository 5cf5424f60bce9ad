package io.mastic.runtime.frame.type;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The types of a DynamicFrame: Spark's, plus the choice between several.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-types.html">types</a>
 */
public sealed interface GlueType extends Serializable {

  Atomic STRING = new Atomic("string", DataTypes.StringType);
  Atomic INT = new Atomic("int", DataTypes.IntegerType);
  Atomic LONG = new Atomic("long", DataTypes.LongType);
  Atomic SHORT = new Atomic("short", DataTypes.ShortType);
  Atomic BYTE = new Atomic("byte", DataTypes.ByteType);
  Atomic FLOAT = new Atomic("float", DataTypes.FloatType);
  Atomic DOUBLE = new Atomic("double", DataTypes.DoubleType);
  Atomic BOOLEAN = new Atomic("boolean", DataTypes.BooleanType);
  Atomic DATE = new Atomic("date", DataTypes.DateType);
  Atomic TIMESTAMP = new Atomic("timestamp", DataTypes.TimestampType);
  Atomic TIMESTAMP_NTZ = new Atomic("timestampntz", DataTypes.TimestampNTZType);
  Atomic BINARY = new Atomic("binary", DataTypes.BinaryType);

  /** Only nulls were seen. Its column is a string, so that every sink can write it. */
  Atomic NULL = new Atomic("null", DataTypes.StringType);

  /**
   * The word for this type in choices: the field of the choice's struct, the suffix of make_cols.
   */
  String name();

  /** A type without parts; {@code spark} is the type of its column. */
  record Atomic(String name, DataType spark) implements GlueType {}

  static Atomic decimal(int precision, int scale) {
    return new Atomic("decimal", new DecimalType(precision, scale));
  }

  record ArrayOf(GlueType element) implements GlueType {
    @Override
    public String name() {
      return "array";
    }
  }

  record MapOf(GlueType key, GlueType value) implements GlueType {
    @Override
    public String name() {
      return "map";
    }
  }

  record Field(String name, GlueType type) implements Serializable {}

  /** A record: fields in order, names unique, upper and lower case differ. */
  record StructOf(List<Field> fields) implements GlueType {
    public static final StructOf EMPTY = new StructOf(List.of());

    public StructOf {
      fields = List.copyOf(fields);
    }

    @Override
    public String name() {
      return "struct";
    }

    public Optional<Field> find(String name) {
      return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
  }

  /** Values of several types: at least two alternatives with different names, sorted by name. */
  record ChoiceOf(List<GlueType> alternatives) implements GlueType {
    public ChoiceOf {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public String name() {
      return "choice";
    }

    public Optional<GlueType> find(String name) {
      return alternatives.stream().filter(a -> a.name().equals(name)).findFirst();
    }
  }
}

package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VarcharType;

/**
 * Glue types as Spark sees them, and back. A choice is a struct with one nullable field per
 * alternative.
 */
public final class SparkTypes {
  private static final List<Atomic> PLAIN =
      List.of(
          GlueType.STRING,
          GlueType.INT,
          GlueType.LONG,
          GlueType.SHORT,
          GlueType.BYTE,
          GlueType.FLOAT,
          GlueType.DOUBLE,
          GlueType.BOOLEAN,
          GlueType.DATE,
          GlueType.TIMESTAMP,
          GlueType.TIMESTAMP_NTZ,
          GlueType.BINARY);

  private SparkTypes() {}

  /** The type of the column that holds values of {@code type}. */
  public static DataType of(GlueType type) {
    if (type instanceof Atomic atomic) {
      return atomic.spark();
    }
    if (type instanceof ArrayOf array) {
      return DataTypes.createArrayType(of(array.element()));
    }
    if (type instanceof MapOf map) {
      return DataTypes.createMapType(of(map.key()), of(map.value()));
    }
    if (type instanceof StructOf struct) {
      return struct(struct);
    }
    return fields(((ChoiceOf) type).alternatives().stream().map(a -> new Field(a.name(), a)));
  }

  public static StructType struct(StructOf struct) {
    return fields(struct.fields().stream());
  }

  private static StructType fields(Stream<Field> fields) {
    return new StructType(
        fields
            .map(f -> DataTypes.createStructField(f.name(), of(f.type()), true))
            .toArray(StructField[]::new));
  }

  public static GlueType toGlue(DataType type) {
    if (type instanceof StructType struct) {
      return toGlue(struct);
    }
    if (type instanceof ArrayType array) {
      return new ArrayOf(toGlue(array.elementType()));
    }
    if (type instanceof MapType map) {
      return new MapOf(toGlue(map.keyType()), toGlue(map.valueType()));
    }
    if (type instanceof NullType) {
      return GlueType.NULL;
    }
    if (type instanceof CharType || type instanceof VarcharType) {
      return GlueType.STRING;
    }
    return PLAIN.stream()
        .filter(a -> a.spark().equals(type))
        .findFirst()
        .orElseGet(() -> new Atomic(type.typeName().replaceFirst("\\(.*", ""), type));
  }

  public static StructOf toGlue(StructType type) {
    return new StructOf(
        Arrays.stream(type.fields()).map(f -> new Field(f.name(), toGlue(f.dataType()))).toList());
  }
}

package io.mastic.runtime.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Column;

/** The catalog's type words (Hive's) and Spark's types. */
public final class SparkHiveTypes {

  private SparkHiveTypes() {}

  /** Words that Spark does not know, such as Hive's uniontype, are read as strings. */
  public static DataType spark(String type) {
    try {
      return DataType.fromDDL(type);
    } catch (Exception unknown) {
      // Scala declares no exceptions, so javac does not let us name Spark's checked ParseException.
      return DataTypes.StringType;
    }
  }

  public static StructType schema(List<Column> columns) {
    StructType schema = new StructType();
    for (Column column : columns) {
      String type = column.type();
      schema = schema.add(column.name(), spark(type == null ? "string" : type), true);
    }
    return schema;
  }

  public static List<Column> columns(StructType schema) {
    return Arrays.stream(schema.fields()).map(SparkHiveTypes::column).toList();
  }

  private static Column column(StructField field) {
    return Column.builder()
        .name(field.name().toLowerCase(Locale.ROOT))
        .type(hive(field.dataType()))
        .build();
  }

  private static String hive(DataType type) {
    return type.catalogString().replace("timestamp_ntz", "timestamp");
  }
}

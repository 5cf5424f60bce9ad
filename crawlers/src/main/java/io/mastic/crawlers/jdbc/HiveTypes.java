package io.mastic.crawlers.jdbc;

import io.mastic.crawlers.schema.Type;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;

/**
 * What a column of a database is in the catalog: the smallest of Hive's types that holds all its
 * values, and a string for what none of them does.
 */
final class HiveTypes {

  private static final int MOST_DIGITS = 38;

  /** Of a number without bounds, as Spark reads it. */
  private static final Type UNBOUNDED = Type.atom("decimal(38,18)");

  private static final Type TIMESTAMP = Type.atom("timestamp");
  private static final Type BINARY = Type.atom("binary");
  private static final Type FLOAT = Type.atom("float");
  private static final Type DATE = Type.atom("date");

  /** SQL Server's own codes: datetimeoffset, datetime, smalldatetime, money, smallmoney. */
  private static final Map<Integer, Type> OF_SQL_SERVER =
      Map.of(
          -155, TIMESTAMP,
          -151, TIMESTAMP,
          -150, TIMESTAMP,
          -148, Type.atom("decimal(19,4)"),
          -146, Type.atom("decimal(10,4)"));

  /** PostgreSQL names arrays by their elements, with an underscore before. */
  private static final Map<String, Type> ELEMENTS =
      Map.ofEntries(
          Map.entry("int2", Type.atom("smallint")),
          Map.entry("int4", Type.INT),
          Map.entry("int8", Type.BIGINT),
          Map.entry("float4", FLOAT),
          Map.entry("float8", Type.DOUBLE),
          Map.entry("bool", Type.BOOLEAN),
          Map.entry("numeric", UNBOUNDED),
          Map.entry("date", DATE),
          Map.entry("timestamp", TIMESTAMP),
          Map.entry("timestamptz", TIMESTAMP),
          Map.entry("bytea", BINARY));

  private HiveTypes() {}

  /**
   * @param jdbcType of {@link Types}, or a code of the driver's own
   * @param nativeType as the database names it
   * @param size how many characters, digits or bits
   * @param digits of a fraction
   */
  static Type of(Engine engine, int jdbcType, String nativeType, int size, int digits) {
    String name = nativeType.toLowerCase(Locale.ROOT);
    boolean unsigned = name.contains("unsigned");
    return switch (jdbcType) {
      // Bit strings go by the same code as booleans; MySQL's are numbers to who reads them.
      case Types.BIT, Types.BOOLEAN ->
          !name.equals("bit") || size <= 1
              ? Type.BOOLEAN
              : engine == Engine.MYSQL ? Type.BIGINT : Type.STRING;
      // SQL Server's counts to 255, and has no word for it.
      case Types.TINYINT ->
          unsigned || engine == Engine.SQLSERVER ? Type.atom("smallint") : Type.atom("tinyint");
      case Types.SMALLINT -> unsigned ? Type.INT : Type.atom("smallint");
      case Types.INTEGER -> unsigned && !name.startsWith("mediumint") ? Type.BIGINT : Type.INT;
      case Types.BIGINT -> unsigned ? Type.atom("decimal(20,0)") : Type.BIGINT;
      case Types.REAL -> FLOAT;
      case Types.FLOAT -> size <= 24 ? FLOAT : Type.DOUBLE;
      case Types.DOUBLE -> Type.DOUBLE;
      case Types.DECIMAL, Types.NUMERIC -> decimal(size, digits);
      case Types.DATE -> DATE;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BINARY;
      case Types.ARRAY ->
          new Type.Array(
              ELEMENTS.getOrDefault(name.startsWith("_") ? name.substring(1) : name, Type.STRING));
      default -> OF_SQL_SERVER.getOrDefault(jdbcType, Type.STRING);
    };
  }

  /** A scale below zero is of a number with zeros at its end. */
  private static Type decimal(int size, int digits) {
    if (size <= 0 || digits > MOST_DIGITS) {
      return UNBOUNDED;
    }
    int scale = Math.max(digits, 0);
    int precision = Math.min(MOST_DIGITS, size + Math.max(0, -digits));
    return Type.atom("decimal(" + Math.max(precision, scale) + "," + scale + ")");
  }
}

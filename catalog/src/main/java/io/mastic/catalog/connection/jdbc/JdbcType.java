package io.mastic.catalog.connection.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.FieldDataType;

/** How a column's values are read, shown as JSON, and said in a condition. */
enum JdbcType {
  SHORT(FieldDataType.SHORT),
  INT(FieldDataType.INT),
  LONG(FieldDataType.LONG),
  FLOAT(FieldDataType.FLOAT),
  DOUBLE(FieldDataType.DOUBLE),
  DECIMAL(FieldDataType.DECIMAL),
  BOOLEAN(FieldDataType.BOOLEAN),
  STRING(FieldDataType.STRING),
  DATE(FieldDataType.DATE),
  TIMESTAMP(FieldDataType.TIMESTAMP),
  /** A moment, whatever the clock on the wall shows. */
  MOMENT(FieldDataType.TIMESTAMP),
  BINARY(FieldDataType.BINARY),
  /** Shown as the database writes it. */
  OTHER(FieldDataType.STRING);

  private static final Set<String> MOMENTS = Set.of("timestamptz", "timestamp with time zone");

  private final FieldDataType glue;

  JdbcType(FieldDataType glue) {
    this.glue = glue;
  }

  FieldDataType glue() {
    return glue;
  }

  boolean isFilterable() {
    return this != BINARY && this != OTHER;
  }

  /** Whether no value is like another and yet written otherwise: what pages can go by. */
  boolean isExact() {
    return isFilterable() && this != FLOAT && this != DOUBLE && this != BOOLEAN;
  }

  /**
   * The Glue guide's mapping of JDBC types, and what is not in it as text.
   *
   * @param jdbcType of {@link Types}
   */
  static JdbcType of(int jdbcType, String nativeType) {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT -> SHORT;
      case Types.INTEGER -> INT;
      case Types.BIGINT -> LONG;
      case Types.FLOAT, Types.REAL -> FLOAT;
      case Types.DOUBLE -> DOUBLE;
      case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
      case Types.BIT, Types.BOOLEAN -> BOOLEAN;
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR ->
          STRING;
      case Types.DATE -> DATE;
      case Types.TIMESTAMP ->
          MOMENTS.contains(nativeType.toLowerCase(Locale.ROOT)) ? MOMENT : TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BINARY;
      default -> OTHER;
    };
  }

  /** A value of the current row as JSON. */
  Document document(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case BOOLEAN -> present(row, Document.fromBoolean(row.getBoolean(column)));
      case SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> number(row.getString(column));
      case BINARY -> {
        byte[] bytes = row.getBytes(column);
        yield text(bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
      }
      default -> text(text(row, column));
    };
  }

  private static Document present(ResultSet row, Document value) throws SQLException {
    return row.wasNull() ? Document.fromNull() : value;
  }

  private static Document text(@Nullable String text) {
    return text == null ? Document.fromNull() : Document.fromString(text);
  }

  /** What is a number of the database and none of JSON, NaN and the infinities, is its name. */
  private static Document number(@Nullable String text) {
    if (text == null) {
      return Document.fromNull();
    }
    try {
      return Document.fromNumber(SdkNumber.fromBigDecimal(new BigDecimal(text)));
    } catch (NumberFormatException e) {
      return Document.fromString(text);
    }
  }

  /** A value of the current row as {@link #value} reads it. */
  @Nullable String text(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case DATE ->
          Optional.ofNullable(row.getDate(column))
              .map(d -> d.toLocalDate().toString())
              .orElse(null);
      case TIMESTAMP ->
          Optional.ofNullable(row.getTimestamp(column))
              .map(t -> t.toLocalDateTime().toString())
              .orElse(null);
      case MOMENT ->
          Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
              .map(t -> t.toInstant().toString())
              .orElse(null);
      default -> row.getString(column);
    };
  }

  /**
   * A literal as the value that a statement is given.
   *
   * @throws IllegalArgumentException if it is none of this type
   */
  Object value(String literal) {
    try {
      return switch (this) {
        case BOOLEAN -> bool(literal);
        case SHORT, INT, LONG -> whole(literal);
        case FLOAT, DOUBLE, DECIMAL -> new BigDecimal(literal);
        case DATE -> LocalDate.parse(literal);
        case TIMESTAMP -> timestamp(literal);
        case MOMENT -> OffsetDateTime.parse(literal.replace(' ', 'T'));
        default -> literal;
      };
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + literal + "' is not a " + name().toLowerCase(Locale.ROOT), e);
    }
  }

  /** As small as may be: an index of whole numbers is of no use to a fraction. */
  private static Object whole(String literal) {
    try {
      return Long.valueOf(literal);
    } catch (NumberFormatException e) {
      return new BigDecimal(literal);
    }
  }

  private static Object timestamp(String literal) {
    return literal.length() == "yyyy-mm-dd".length()
        ? LocalDate.parse(literal).atStartOfDay()
        : LocalDateTime.parse(literal.replace(' ', 'T'));
  }

  private static Object bool(String literal) {
    return switch (literal.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + literal + "' is not a boolean");
    };
  }
}

package io.mastic.catalog.connection.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Field;
import software.amazon.awssdk.services.glue.model.FieldFilterOperator;

/** A column of a table. */
record JdbcField(
    String name,
    JdbcType type,
    String nativeType,
    @Nullable String remarks,
    boolean isKey,
    boolean isNullable,
    boolean hasDefault) {

  /** The column that a row of {@link DatabaseMetaData#getColumns} is about. */
  static JdbcField read(ResultSet row, boolean isKey) throws SQLException {
    String nativeType = row.getString("TYPE_NAME");
    return new JdbcField(
        row.getString("COLUMN_NAME"),
        JdbcType.of(row.getInt("DATA_TYPE"), nativeType),
        nativeType,
        row.getString("REMARKS"),
        isKey,
        row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
        row.getString("COLUMN_DEF") != null);
  }

  /** As AWS's verbs describe it. */
  Field described() {
    Field.Builder field =
        Field.builder()
            .fieldName(name)
            .label(name)
            .description(remarks)
            .fieldType(type.glue())
            .nativeDataType(nativeType)
            .isPrimaryKey(isKey)
            .isNullable(isNullable)
            .isDefaultOnCreate(hasDefault)
            .isRetrievable(true)
            .isFilterable(type.isFilterable());
    return type.isFilterable()
        ? field
            .supportedFilterOperators(
                FieldFilterOperator.EQUAL_TO,
                FieldFilterOperator.NOT_EQUAL_TO,
                FieldFilterOperator.LESS_THAN,
                FieldFilterOperator.LESS_THAN_OR_EQUAL_TO,
                FieldFilterOperator.GREATER_THAN,
                FieldFilterOperator.GREATER_THAN_OR_EQUAL_TO,
                FieldFilterOperator.BETWEEN,
                FieldFilterOperator.ORDER_BY)
            .build()
        : field.build();
  }
}

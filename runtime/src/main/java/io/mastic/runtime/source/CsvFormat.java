package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.record.Declared;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.KnownNullable;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text. Every column is a string, an empty field is an empty string; a catalog table's
 * types are put over them, with a choice where a text is no value of its type.
 */
final class CsvFormat implements FileFormat {

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    boolean header = options.isOn("withHeader") || options.isOn("header");
    if (header && options.isOn("skipFirst")) {
      throw new IllegalArgumentException(
          "skipFirst and withHeader together are not supported: the header is the first line");
    }
    Map<String, String> settings = settings(options);
    settings.put("header", Boolean.toString(header || options.isOn("skipFirst")));
    StructType texts = declared == null ? null : allStrings(declared);
    Dataset<Row> rows = files.load("csv", settings, texts);
    int own = ownColumns(rows);
    Dataset<Row> named = declared == null && !header ? numbered(rows, own) : rows;
    Dataset<Row> filled = withoutNulls(named, own);
    return declared == null ? Frame.of(filled) : Declared.frame(filled, typed(filled, declared));
  }

  static Map<String, String> settings(Options options) {
    Map<String, String> settings = new HashMap<>();
    settings.put("sep", options.text("separator", ","));
    String quote = options.text("quoteChar", "\"");
    settings.put("quote", quote.equals("-1") ? "" : quote);
    // Without an escaper a quote in a quoted field is written twice, as RFC 4180 has it.
    settings.put(
        "escape",
        options
            .text("escaper")
            .filter(e -> !e.isEmpty())
            .orElse(quote.equals("-1") ? "\\" : quote));
    settings.put("multiLine", Boolean.toString(options.isOn("multiLine")));
    options.text("encoding").ifPresent(encoding -> settings.put("encoding", encoding));
    return settings;
  }

  /** The number of the file's own columns, which come before the partition columns. */
  private static int ownColumns(Dataset<Row> rows) {
    return rows.queryExecution().analyzed() instanceof LogicalRelation relation
            && relation.relation() instanceof HadoopFsRelation files
        ? files.dataSchema().length()
        : rows.columns().length;
  }

  private static StructType allStrings(StructType columns) {
    StructType texts = new StructType();
    for (String name : columns.fieldNames()) {
      texts = texts.add(name, DataTypes.StringType);
    }
    return texts;
  }

  /** The declared types for the file's columns, and those that the partition columns have. */
  private static StructType typed(Dataset<Row> rows, StructType declared) {
    // A copy: the array is the schema's own.
    StructField[] fields = rows.schema().fields().clone();
    System.arraycopy(declared.fields(), 0, fields, 0, declared.length());
    return new StructType(fields);
  }

  private static Dataset<Row> numbered(Dataset<Row> rows, int own) {
    String[] names = rows.columns();
    for (int i = 0; i < own; i++) {
      names[i] = "col" + i;
    }
    return rows.toDF(names);
  }

  private static Dataset<Row> withoutNulls(Dataset<Row> rows, int own) {
    List<Column> columns = new ArrayList<>();
    String[] names = rows.columns();
    for (int i = 0; i < names.length; i++) {
      Column column = rows.col("`" + names[i].replace("`", "``") + "`");
      columns.add(i < own ? emptyForNull(column).as(names[i]) : column);
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * Spark would note that no null is left, and hand that on to files and tables, where it has no
   * business.
   */
  private static Column emptyForNull(Column text) {
    return new Column(new KnownNullable(functions.coalesce(text, functions.lit("")).expr()));
  }
}

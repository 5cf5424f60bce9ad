package io.mastic.runtime.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Sparks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.serde2.AbstractSerDe;
import org.apache.hadoop.hive.serde2.OpenCSVSerde;
import org.apache.hadoop.hive.serde2.SerDeUtils;
import org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils.ObjectInspectorCopyOption;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** What a table's SerDe reads, Hive's own class says; ours reads the same. */
class HiveSerdesTest {
  private static final String TEXTS = "a string,b string,c string";
  private static final String TYPED = "i int,l bigint,d double,t boolean,s string";
  private static final String NESTED =
      "a array<string>,m map<string,int>,r struct<x:int,y:string>,n array<array<string>>";

  @BeforeAll
  static void start() {
    Buckets.glue();
  }

  private static Arguments lazy(String columns, Map<String, String> serde, String... lines) {
    return Arguments.of("lazy", columns, serde, List.of(lines));
  }

  private static Arguments open(Map<String, String> serde, String... lines) {
    return Arguments.of("open", TEXTS, serde, List.of(lines));
  }

  static Stream<Arguments> cases() {
    Map<String, String> comma = Map.of("field.delim", ",");
    Map<String, String> escaped = Map.of("field.delim", "|", "escape.delim", "\\");
    Map<String, String> nested =
        Map.of("field.delim", "|", "colelction.delim", ",", "mapkey.delim", ":");
    return Stream.of(
        lazy(TEXTS, comma, "1,2,3", "1,2", "1", "1,2,3,4", ",,", "\"x,y\",\"z\"", "\"lone,b,c"),
        lazy(TEXTS, comma, "\\N,b,\\N", "\\n,\\\\N,N", " \\N,\\N ,\\N"),
        lazy(TEXTS, Map.of("field.delim", ",", "serialization.null.format", ""), ",b,", "\\N,b,x"),
        lazy(TEXTS, Map.of("serialization.format", "1"), "a\u0001b\u0001c", "a,b\u0001\u0001"),
        lazy(TEXTS, Map.of("field.delim", "9"), "a\tb\tc"),
        lazy(TEXTS, Map.of("field.delim", "\t"), "a\tb\tc"),
        lazy(TEXTS, escaped, "a\\|b|c|d", "a\\\\|b|c", "a\\nb|c\\rd|\\t", "x|\\N|y", "end|b|c\\"),
        lazy(
            TYPED,
            comma,
            "1,2,3.5,true,x",
            ",,,,",
            "x,1.5,y,yes,",
            "99999999999,9223372036854775808,1e3,FALSE,\\N",
            "-1,+5,-0.0,True,s",
            "1"),
        lazy(
            NESTED,
            nested,
            "a,b|k:1,j:2|5,y|",
            "|||",
            "\\N|\\N|\\N|\\N",
            "a,\\N,c|k:x,j:|7|p,q",
            "one|k|\\N,z|p:q,r",
            "a,,b|k:1|,|"),
        lazy(
            NESTED,
            Map.of("serialization.format", "1"),
            "a\u0002b\u0001k\u00031\u0002j\u00032\u00015\u0002y\u0001p\u0003q\u0002r"),
        lazy(
            "a array<string>,b string",
            Map.of("field.delim", "|", "colelction.delim", ",", "escape.delim", "\\"),
            "x\\,y,z|a\\|b",
            "x|"),
        open(Map.of(), "1,2,3", "\"x,y\",\"say \"\"hi\"\"\",z", "1,2", ",,", "a,b,c,d"),
        open(Map.of(), "\"lone,b,c", "a,\"lone,c", "a,b\"c,d", "a, \"b\" ,c", "\"\",\"\"\"\",x"),
        open(
            Map.of("separatorChar", ";", "quoteChar", "'", "escapeChar", "\\"),
            "'Smith; Ann';'it''s';x",
            "'a\\'b';c\\d;'e\\\\f'",
            "\"a;b\";c;d"),
        open(
            Map.of("separatorChar", "\t", "quoteChar", "\"", "escapeChar", "\\"),
            "\"x\ty\"\t\"a\\\"b\"\tc",
            "a\\tb\tc\td"),
        open(
            Map.of("separatorChar", ",", "quoteChar", "\"", "escapeChar", "\""),
            "\"a\"\"b\",c,d",
            "\"a\\\"b\",c,d"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsHiveReads(
      String serde, String columns, Map<String, String> parameters, List<String> lines)
      throws Exception {
    Path bucket = Buckets.create("serde");
    Buckets.put(bucket, "t/f.txt", String.join("\n", lines) + "\n");
    TableLayout layout = layout(serde, columns, parameters);
    List<Object> ours = new ArrayList<>();
    for (Row row :
        Sparks.session()
            .read()
            .format(DelimitedText.formatName())
            .options(DelimitedText.settings(layout.options()))
            .schema(CsvShape.of(layout))
            .load(Buckets.url(bucket, "t/"))
            .select(CsvShape.typed(layout))
            .collectAsList()) {
      ours.add(plain(row));
    }
    assertThat(ours.stream().map(String::valueOf).toList())
        .isEqualTo(hive(serde, columns, parameters, lines).stream().map(String::valueOf).toList());
  }

  private static TableLayout layout(String serde, String columns, Map<String, String> parameters) {
    List<Column> all = new ArrayList<>();
    for (String column : split(columns)) {
      all.add(
          Column.builder()
              .name(column.substring(0, column.indexOf(' ')))
              .type(column.substring(column.indexOf(' ') + 1))
              .build());
    }
    String library = (serde.equals("lazy") ? LazySimpleSerDe.class : OpenCSVSerde.class).getName();
    return TableLayout.of(
        Table.builder()
            .databaseName("d")
            .name("t")
            .storageDescriptor(
                s ->
                    s.columns(all)
                        .location("s3://x/")
                        .serdeInfo(i -> i.serializationLibrary(library).parameters(parameters)))
            .build());
  }

  private static List<Object> hive(
      String serde, String columns, Map<String, String> parameters, List<String> lines)
      throws Exception {
    AbstractSerDe reader = serde.equals("lazy") ? new LazySimpleSerDe() : new OpenCSVSerde();
    Properties properties = new Properties();
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (String column : split(columns)) {
      names.add(column.substring(0, column.indexOf(' ')));
      types.add(column.substring(column.indexOf(' ') + 1));
    }
    properties.setProperty("columns", String.join(",", names));
    properties.setProperty("columns.types", String.join(":", types));
    parameters.forEach(properties::setProperty);
    SerDeUtils.initializeSerDe(reader, new Configuration(), properties, new Properties());
    List<Object> rows = new ArrayList<>();
    for (String line : lines) {
      Object row = reader.deserialize(new Text(line));
      rows.add(
          plain(
              ObjectInspectorUtils.copyToStandardObject(
                  row, reader.getObjectInspector(), ObjectInspectorCopyOption.JAVA)));
    }
    return rows;
  }

  /** Columns at the commas that are not inside brackets. */
  private static List<String> split(String columns) {
    return Arrays.asList(columns.split(",(?![^<]*>)(?=[a-z]+ )"));
  }

  private static Object plain(Object value) {
    if (value instanceof Row row) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        cells.add(plain(row.get(i)));
      }
      return cells;
    }
    if (value instanceof Seq<?> list) {
      return plain(JavaConverters.seqAsJavaList(list));
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return plain(new HashMap<>(JavaConverters.mapAsJavaMap(map)));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new java.util.TreeMap<>();
      map.forEach((k, v) -> sorted.put(String.valueOf(k), plain(v)));
      return new LinkedHashMap<>(sorted);
    }
    return value instanceof List<?> list
        ? list.stream().map(HiveSerdesTest::plain).toList()
        : String.valueOf(value);
  }
}

package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of JSON in a column that the table declares as a map. */
class JsonMapsTest {

  @BeforeAll
  static void start() {
    Buckets.glue();
  }

  private static Dataset<Row> rows(String columns, String... lines) throws IOException {
    Path bucket = Buckets.create("maps");
    Buckets.put(bucket, "p=1/a.json", String.join("\n", lines) + "\n");
    StructType schema = StructType.fromDDL(columns);
    TableLayout table =
        new TableLayout("db.t", "json", Options.NONE, "s3://b/t", schema, new StructType());
    Files files =
        Files.partitioned(
            Sparks.session(),
            new FileListing(Sparks.session().sessionState().newHadoopConf())
                .list(List.of(Buckets.url(bucket, "")), Depth.ALL));
    Options options = Options.NONE.with(JsonFormat.MAPS, true);
    return TableRows.of(
        new JsonFormat().read(files, options, schema).rows(), schema.add("p", "int"), table);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'k': 1, 'n': null}     | map<string,int>                | {'k':1,'n':null}",
        "{}                      | map<string,int>                | {}",
        "{'': 2, 'A.b': 3}       | map<string,bigint>             | {'':2,'A.b':3}",
        "{'7': 'x'}              | map<int,string>                | {'7':'x'}",
        "{'a': 1, 'b': 'x'}      | map<string,string>             | {'a':'1','b':'x'}",
        "[{'k': {'X': 1}}, null] | array<map<string,struct<x:int>>> | [{'k':{'x':1}},null]",
        "{'In': {'k': {'l': 1}}} | struct<in:map<string,map<string,int>>> | {'in':{'k':{'l':1}}}",
      })
  void isAMap(String json, String type, String expected) throws IOException {
    // A row without the column, one with null and one with another map beside it.
    Dataset<Row> rows =
        rows(
            "id int, m " + type,
            "{\"id\": 1, \"M\": " + json.replace('\'', '"') + "}",
            "{\"id\": 2}",
            "{\"id\": 3, \"m\": null}");
    List<Row> found =
        rows.selectExpr("id", "to_json(m, map('ignoreNullFields', 'false'))", "p").collectAsList();
    assertThat(found.stream().map(Row::toString).sorted())
        .containsExactly("[1," + expected.replace('\'', '"') + ",1]", "[2,null,1]", "[3,null,1]");
  }

  @Test
  void whatIsNoMapFailsByTheColumnsName() throws IOException {
    Dataset<Row> rows = rows("m map<string,int>", "{\"m\": {\"k\": 1}}", "{\"m\": \"text\"}");
    assertThatThrownBy(rows::collectAsList).hasMessageContaining("The column m of the table db.t");
  }
}

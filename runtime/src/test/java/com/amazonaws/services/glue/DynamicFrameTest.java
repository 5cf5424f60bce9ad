package com.amazonaws.services.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.glue.dataframeTransforms.ApplyMapping;
import com.amazonaws.services.glue.errors.CallSite;
import com.amazonaws.services.glue.util.GluePythonUtils;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.fault.ErrorThresholdException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.Tuple2;
import scala.Tuple3;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The face of the engine, called as the Python layer calls it. */
class DynamicFrameTest {
  private static final CallSite SITE = new CallSite("script.py line 3", "");

  private final GlueContext context = new GlueContext(Sparks.session().sparkContext());

  @TempDir Path folder;

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> Seq<T> seq(T... values) {
    return JavaConverters.asScalaBuffer(Arrays.asList(values));
  }

  private DynamicFrame json(String... lines) {
    return new DynamicFrame(Sparks.json(lines), context, "frame");
  }

  private static List<String> shown(DynamicFrame frame) {
    return frame.showString(20).lines().toList();
  }

  @Test
  void whatAFrameTellsOfItself() {
    DynamicFrame frame = json("{\"id\":\"a\",\"x\":1}", "{\"id\":\"b\",\"x\":\"one\"}");
    assertThat(frame.isSchemaComputed()).isFalse();
    assertThat(frame.schema().treeString())
        .isEqualTo("root\n|-- id: string\n|-- x: choice\n|    |-- int\n|    |-- string\n");
    assertThat(frame.schema().toString())
        .startsWith("{\"dataType\":\"struct\",\"fields\":[{\"name\":\"id\"");
    assertThat(frame.count()).isEqualTo(2);
    assertThat(frame.getName()).isEqualTo("frame");
    assertThat(frame.getNumPartitions()).isEqualTo(1);
    assertThat(frame.showString(1)).isEqualTo("{\"id\": \"a\", \"x\": 1}");
    assertThat(frame.toDF().schema().toDDL())
        .isEqualTo("id STRING,x STRUCT<int: INT, string: STRING>");
    assertThat(frame.pyWithFrameSchema(frame.schema().toString()).schema())
        .isEqualTo(frame.schema());
    assertThat(frame.errorsCount()).isZero();
    assertThat(frame.errorsAsDynamicFrame().count()).isZero();
  }

  @Test
  void choicesOnTheWayToADataFrame() {
    DynamicFrame frame = json("{\"x\":1}", "{\"x\":\"7\"}");
    assertThat(frame.toDF(seq()).schema().toDDL()).isEqualTo("x STRUCT<int: INT, string: STRING>");
    assertThat(frame.toDF(seq(ResolveSpec.apply("x", "make_struct"))).schema().toDDL())
        .isEqualTo("x STRUCT<int: INT, string: STRING>");
    assertThat(frame.toDF(seq(ResolveSpec.apply("x", "project:string"))).collectAsList())
        .extracting(Row::toString)
        .containsExactly("[1]", "[7]");
    DynamicFrame cast =
        frame.resolveChoice(
            seq(),
            GluePythonUtils.constructChoiceOption("cast:long"),
            Option.empty(),
            Option.empty(),
            "",
            SITE,
            0,
            0,
            Option.empty());
    assertThat(shown(cast)).containsExactly("{\"x\": 1}", "{\"x\": 7}");
    assertThatThrownBy(
            () ->
                frame.resolveChoice(
                    seq(),
                    GluePythonUtils.constructChoiceOption("match_catalog"),
                    Option.empty(),
                    Option.empty(),
                    "",
                    SITE,
                    0,
                    0,
                    Option.empty()))
        .hasMessageContaining("database");
    assertThat(GluePythonUtils.constructChoiceOption("")).isNull();
  }

  @Test
  void mappingsOfAllLengths() {
    Seq<MappingSpec> mappings =
        seq(
            MappingSpec.apply(new Tuple2<>("A", "one")),
            MappingSpec.apply(new Tuple3<>("a", "two", "string")),
            MappingSpec.apply(new Tuple4<>("a", "int", "in.three", "bigint")));
    DynamicFrame frame = json("{\"a\":1}");
    assertThat(shown(frame.applyMapping(mappings, false, "", SITE, 0, 0)))
        .containsExactly("{\"one\": 1, \"two\": \"1\", \"in\": {\"three\": 1}}");
    assertThat(shown(frame.applyMapping(mappings, true, "", SITE, 0, 0)))
        .containsExactly("{\"two\": \"1\", \"in\": {\"three\": 1}}");
    assertThat(ApplyMapping.apply(frame.toDF(), mappings).columns())
        .containsExactly("one", "two", "in");
  }

  @Test
  void framesThatSplit() {
    DynamicFrame frame =
        json("{\"age\":9,\"n\":\"a\"}", "{\"age\":15,\"n\":\"b\"}", "{\"n\":\"c\"}");
    Seq<DynamicFrame> rows =
        frame.splitRows(seq("age", "age"), seq(10, 20), seq(">", "<"), "", SITE, 0, 0);
    assertThat(shown(rows.apply(0))).containsExactly("{\"age\": 15, \"n\": \"b\"}");
    assertThat(shown(rows.apply(1)))
        .containsExactly("{\"age\": 9, \"n\": \"a\"}", "{\"age\": null, \"n\": \"c\"}");
    Seq<DynamicFrame> fields = frame.splitFields(seq("n"), "", SITE, 0, 0);
    assertThat(fields.apply(0).toDF().columns()).containsExactly("n");
    assertThat(fields.apply(1).toDF().columns()).containsExactly("age");
  }

  @Test
  void tablesCarryTheirNames() {
    Seq<DynamicFrame> tables =
        json("{\"id\":1,\"l\":[1,2]}")
            .relationalize("root", folder.toString(), JsonOptions.empty(), "", SITE, 0, 0);
    assertThat(GluePythonUtils.seqAsJava(tables))
        .extracting(DynamicFrame::getName)
        .containsExactly("root", "root_l");
    assertThat(tables.apply(1).toDF().select("index", "`l.val`").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[0,1]", "[1,2]");
  }

  @Test
  void aSpigotWritesASample() {
    String path = folder.resolve("sample").toString();
    DynamicFrame frame = json("{\"id\":1,\"x\":null}", "{\"id\":2}", "{\"id\":\"3\"}");
    assertThat(frame.spigot(path, new JsonOptions("{\"topk\": 2}"), "", SITE, 0, 0).count())
        .isEqualTo(3);
    assertThat(Sparks.session().read().textFile(path).collectAsList())
        .containsExactly("{\"id\":1}", "{\"id\":2}");
  }

  @Test
  void pythonFunctionsAndThresholds() {
    DynamicFrame frame = json("{\"id\":1}", "{\"id\":2}");
    DynamicFrame back =
        DynamicFrame.fromPythonRDD(frame, frame.javaToPython(), context, "", "mapped", SITE, 1, 0);
    assertThat(back.getName()).isEqualTo("mapped");
    assertThat(shown(back)).containsExactly("{\"id\": 1}", "{\"id\": 2}");
    back.assertErrorThreshold();
    DynamicFrame failing =
        json("{\"id\":1}", "{\"id\":2}", "{\"id\":2}")
            .map(record -> Map.of("half", 1 / ((Integer) record.get("id") - 2)));
    assertThat(shown(failing)).containsExactly("{\"half\": -1}");
    assertThat(failing.stageErrorsCount()).isEqualTo(2);
    DynamicFrame next = failing.renameField("half", "h", "", SITE, 1, 2);
    assertThat(next.stageErrorsCount()).isZero();
    assertThat(next.errorsCount()).isEqualTo(2);
    next.assertErrorThreshold();
    assertThatThrownBy(() -> failing.renameField("half", "h", "", SITE, 0, 1).count())
        .isInstanceOf(ErrorThresholdException.class);
  }

  @Test
  void twoFramesAndPartitions() {
    DynamicFrame frame = json("{\"id\":1}");
    assertThat(frame.join(seq("id"), seq("id"), frame, "", SITE, 0, 0).toDF().columns())
        .containsExactly("id", ".id");
    assertThat(frame.union(frame, "", SITE, 0, 0).count()).isEqualTo(2);
    assertThat(
            frame.mergeDynamicFrames(frame, seq("id"), "", JsonOptions.empty(), SITE, 0, 0).count())
        .isEqualTo(1);
    assertThat(frame.repartition(3, "", SITE, 0, 0).getNumPartitions()).isEqualTo(3);
    assertThat(
            frame
                .repartition(3, "", SITE, 0, 0)
                .coalesce(2, false, "", SITE, 0, 0)
                .getNumPartitions())
        .isEqualTo(2);
    assertThat(DynamicFrame.emptyDynamicFrame(context).count()).isZero();
  }

  @Test
  void columnFunctions() {
    Dataset<Row> data = Sparks.session().sql("select array(1, 2, 3) as a");
    assertThat(
            data.select(
                    gluefunctions.replaceArrayElement(functions.col("a"), functions.lit(9), 1),
                    gluefunctions.namedStruct(seq(functions.lit("n"), functions.lit(5))))
                .first()
                .toString())
        .isEqualTo("[WrappedArray(1, 9, 3),[5]]");
    assertThat(data.select(gluefunctions.explodeWithIndex(functions.col("a"))).columns())
        .containsExactly("pos", "col");
    assertThat(RecordUtils.quoteName("a.b")).isEqualTo("`a.b`");
    assertThat(new JsonOptions("{\"a\":[1,{\"b\":null}]}").toString())
        .isEqualTo("{\"a\":[1,{\"b\":null}]}");
    assertThatThrownBy(() -> new JsonOptions("[1]")).isInstanceOf(IllegalArgumentException.class);
  }
}

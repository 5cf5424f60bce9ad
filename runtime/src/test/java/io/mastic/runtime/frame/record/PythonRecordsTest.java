package io.mastic.runtime.frame.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.fault.ErrorThresholdException;
import io.mastic.runtime.frame.fault.FaultSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.python.SerDeUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonRecordsTest {
  private static final FaultSite SITE = new FaultSite("line 1", "my map");

  /** Python's part: unpickles the batches, changes the wrapped records, pickles them again. */
  private static Frame through(Frame source, Function<Map<String, Object>, Object> change) {
    JavaRDD<Object> sent = SerDeUtil.pythonToJava(PythonRecords.pickled(source.rows()), true);
    JavaRDD<Object> changed = sent.map(wrapped -> change.call(wrapped(wrapped)));
    return PythonRecords.frame(source, SerDeUtil.javaToPython(changed), SITE);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> wrapped(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> record(Map<String, Object> wrapped) {
    return wrapped(wrapped.get("record"));
  }

  private static final String ALL_TYPES =
      """
      select 5L as l, cast(3 as smallint) as s, cast(2 as tinyint) as b, cast(1.5 as float) as f, 2.5D as d,
             1.50BD as dec, true as t, date'2020-02-29' as day, timestamp'2020-02-29 12:34:56.789123' as at,
             map('k', 1L) as m, array(named_struct('x', 1L)) as a, cast(null as int) as nothing,
             cast('bytes' as binary) as bin, 'text' as txt
      """;

  @Test
  void typesSurviveTheWayThroughPython() {
    Frame source = Frame.of(Sparks.session().sql(ALL_TYPES));
    Frame back = through(source, wrapped -> wrapped);
    assertThat(Sparks.tree(back)).isEqualTo(Sparks.tree(source));
    assertThat(Sparks.records(back)).isEqualTo(Sparks.records(source));
    assertThat(back.faults().count()).isZero();
  }

  @Test
  void choicesGoAsTheirValueAndComeBackAsChoices() {
    Frame source = Sparks.json("{\"x\":1}", "{\"x\":\"one\"}", "{\"x\":{\"y\":[1,\"z\"]}}");
    Frame back = through(source, wrapped -> wrapped);
    assertThat(back.schema()).isEqualTo(source.schema());
    assertThat(Sparks.records(back)).isEqualTo(Sparks.records(source));
  }

  @Test
  void newFieldsAreFoundAndMissingOnesGo() {
    Frame back =
        through(
            Sparks.json("{\"id\":1,\"old\":2}", "{\"id\":2,\"old\":3}"),
            wrapped -> {
              Map<String, Object> record = record(wrapped);
              record.remove("old");
              record.put("tag", record.get("id").equals(1) ? "first" : 2);
              return wrapped;
            });
    assertThat(Sparks.tree(back))
        .isEqualTo("root\n|-- id: int\n|-- tag: choice\n|    |-- int\n|    |-- string\n");
    assertThat(Sparks.records(back))
        .containsExactly("{\"id\":1,\"tag\":\"first\"}", "{\"id\":2,\"tag\":2}");
  }

  @Test
  void failuresBecomeErrorRecords() {
    Frame back =
        through(
            Sparks.json("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"),
            wrapped -> {
              if (record(wrapped).get("id").equals(2)) {
                wrapped.put("isError", true);
                wrapped.put("errorMessage", "boom");
              }
              return wrapped;
            });
    assertThat(Sparks.records(back)).containsExactly("{\"id\":1}", "{\"id\":3}");
    assertThat(back.faults().ownCount()).isEqualTo(1);
    assertThat(back.then(rows -> rows).faults().ownCount()).isZero();
    assertThat(back.then(rows -> rows).faults().count()).isEqualTo(1);
    assertThat(Sparks.records(back.errors()))
        .containsExactly(
            "{\"error\":{\"callsite\":{\"site\":\"line 1\",\"info\":\"my map\"},\"msg\":\"boom\",\"stackTrace\":\"boom\","
                + "\"input\":\"\",\"bytesread\":0,\"source\":\"\",\"dynamicRecord\":{\"id\":2}}}");
  }

  /** A threshold is the number of errors that are allowed, zero allows any. */
  @ParameterizedTest
  @CsvSource({
    "0,0,",
    "1,0,stageThreshold",
    "2,0,",
    "3,0,",
    "0,1,totalThreshold",
    "0,2,",
    "2,2,",
    "2,1,totalThreshold"
  })
  void thresholdsAreTheErrorsThatAreAllowed(long stage, long total, @Nullable String broken) {
    Frame two =
        JavaRecords.map(
            Sparks.json("{\"id\":1}", "{\"id\":0}", "{\"id\":0}"),
            record -> Map.of("tenth", 10 / (Integer) record.get("id")),
            FaultSite.UNKNOWN);
    if (broken == null) {
      assertThat(two.guarded(stage, total).data().count()).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> two.guarded(stage, total).rows())
          .isInstanceOf(ErrorThresholdException.class)
          .hasMessage("The number of error records (2) is above the " + broken + " (1).");
    }
    Frame next = two.then(rows -> rows);
    assertThatCode(() -> next.guarded(1, 2).rows()).doesNotThrowAnyException();
  }

  /**
   * What is sent needs nothing but Python's own library: -S and -I leave out all other packages.
   */
  @Test
  void aBareInterpreterReadsEveryType() throws Exception {
    Path batch = Files.createTempFile("records", ".pickle");
    try {
      Files.write(
          batch, PythonRecords.pickled(Frame.of(Sparks.session().sql(ALL_TYPES)).rows()).first());
      Process python =
          new ProcessBuilder(
                  "python3",
                  "-S",
                  "-I",
                  "-c",
                  "import pickle, sys; print(pickle.load(open(sys.argv[1], 'rb'))[0]['record'])",
                  batch.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said)
          .contains(
              "'day': datetime.date(2020, 2, 29)",
              "'at': datetime.datetime(2020, 2, 29, 12, 34, 56, 789123)",
              "'dec': Decimal('1.50')",
              "'txt': 'text'");
      assertThat(python.waitFor()).isZero();
    } finally {
      Files.delete(batch);
    }
  }

  @Test
  void functionsOfTheJvm() {
    Frame source = Sparks.json("{\"id\":1}", "{\"id\":2}", "{\"id\":0}");
    Frame mapped =
        JavaRecords.map(
            source, record -> Map.of("tenth", 10 / (Integer) record.get("id")), FaultSite.UNKNOWN);
    assertThat(Sparks.records(mapped)).containsExactly("{\"tenth\":10}", "{\"tenth\":5}");
    assertThat(mapped.faults().count()).isEqualTo(1);
    Frame filtered =
        JavaRecords.filter(
            source, record -> 10 / (Integer) record.get("id") > 5, FaultSite.UNKNOWN);
    assertThat(Sparks.records(filtered)).containsExactly("{\"id\":1}");
    assertThat(filtered.faults().count()).isEqualTo(1);
    assertThat(filtered.schema()).isEqualTo(source.schema());
  }

  @Test
  void anEmptyFrameGoesAndComes() {
    Frame back = through(Frame.of(Sparks.session().range(0).toDF("id")), wrapped -> wrapped);
    assertThat(back.data().count()).isZero();
    assertThat(back.schema().fields()).isEmpty();
  }
}

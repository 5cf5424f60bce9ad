package io.mastic.runtime.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.serde2.AbstractSerDe;
import org.apache.hadoop.hive.serde2.OpenCSVSerde;
import org.apache.hadoop.hive.serde2.SerDeUtils;
import org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils.ObjectInspectorCopyOption;
import org.apache.hadoop.io.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read as the same values, by us and by Hive's classes. */
class RoundTripTest {

  private static final String[] PIECES = {
    "a", "ü", " ", ",", ";", "\"", "\"\"", "'", "\\", "\\N", "n", "|", "x,y", "0"
  };

  private static List<@Nullable String> values(Random random) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      StringBuilder value = new StringBuilder();
      for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
        value.append(PIECES[random.nextInt(PIECES.length)]);
      }
      values.add(value.toString());
    }
    return values;
  }

  private static String line(Dialect dialect, List<@Nullable String> values) {
    StringBuilder line = new StringBuilder();
    FieldText text = new FieldText(dialect);
    for (int i = 0; i < values.size(); i++) {
      text.add(line, i, values.get(i));
    }
    return line.toString();
  }

  private static List<@Nullable String> read(Dialect dialect, String line) {
    LineFields fields = dialect.reader().read(line);
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(fields.value(i));
    }
    return values;
  }

  @Test
  void byGluesOwnRules() {
    Dialect dialect = Dialect.of(new Options(Map.of("separator", ",")));
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      List<@Nullable String> values = values(random);
      assertThat(read(dialect, line(dialect, values))).isEqualTo(values);
    }
  }

  @Test
  void byLazySimple() throws Exception {
    Dialect dialect =
        Dialect.of(
            new Options(
                Map.of(
                    "rules",
                    "lazy",
                    "separator",
                    ",",
                    "quoteChar",
                    "-1",
                    "escaper",
                    "\\",
                    "nullText",
                    "\\N")));
    AbstractSerDe hive =
        hive(new LazySimpleSerDe(), Map.of("field.delim", ",", "escape.delim", "\\"));
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      List<@Nullable String> values = values(random);
      if (i % 3 == 0) {
        values.set(1, null);
      }
      String line = line(dialect, values);
      assertThat(read(dialect, line)).isEqualTo(values);
      assertThat(read(hive, line)).isEqualTo(values);
    }
    assertThat(read(dialect, line(dialect, List.of("a\nb", "c\rd", "\\n"))))
        .containsExactly("a\nb", "c\rd", "\\n");
  }

  @Test
  void byOpenCsv() throws Exception {
    Dialect dialect =
        Dialect.of(
            new Options(
                Map.of("rules", "open", "separator", ",", "quoteChar", "\"", "escaper", "\\")));
    AbstractSerDe hive =
        hive(
            new OpenCSVSerde(),
            Map.of("separatorChar", ",", "quoteChar", "\"", "escapeChar", "\\"));
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      List<@Nullable String> values = values(random);
      String line = line(dialect, values);
      assertThat(read(dialect, line)).isEqualTo(values);
      assertThat(read(hive, line)).isEqualTo(values);
    }
  }

  private static AbstractSerDe hive(AbstractSerDe serde, Map<String, String> parameters)
      throws Exception {
    Properties properties = new Properties();
    properties.setProperty("columns", "a,b,c");
    properties.setProperty("columns.types", "string:string:string");
    parameters.forEach(properties::setProperty);
    SerDeUtils.initializeSerDe(serde, new Configuration(), properties, new Properties());
    return serde;
  }

  private static Object read(AbstractSerDe serde, String line) throws Exception {
    return ObjectInspectorUtils.copyToStandardObject(
        serde.deserialize(new Text(line)),
        serde.getObjectInspector(),
        ObjectInspectorCopyOption.JAVA);
  }
}

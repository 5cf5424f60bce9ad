package io.mastic.runtime.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.option.Options;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of files whose columns are not all the table's, or not in its order. */
class CellOrderTest {

  private static final Options LAZY =
      new Options(
          Map.of("rules", "lazy", "separator", ",", "nullText", "\\N", "withHeader", "true"));
  private static final Options OPEN =
      new Options(
          Map.of("rules", "open", "separator", ",", "quoteChar", "\"", "escaper", "\u0002"));

  private static List<String> names(String text) {
    return List.of(text.split(",", -1));
  }

  private static String ordered(Optional<CellOrder> order, String line) {
    return order.map(o -> o.ordered(line)).orElse("as it is").replace(CellOrder.ABSENT, "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,b,c | a,b,c   | 1,2,3     | as it is",
        "a,b,c | a,b,c,d | 1,2,3,4   | as it is",
        "a,b,c | c,a,b   | 3,1,2     | 1,2,3",
        "a,b,c | A ,C    | 1,3       | 1,\\N,3",
        "a,b,c | a,x,b,c | 1,9,2,3   | 1,2,3",
        "a,b,c | c,b,a   | 3,2       | \\N,2,3",
        "a,b   | b,a     | 2,1,9     | 1,2",
        "a,b   | b,a     | \"2, 3\",1 | 1,\"2, 3\"",
        "x,b,c | b,a,c   | 2,1,3     | \\N,2,3",
        "x,b,c | a,c,b   | 1,3,2     | 1,2,3",
      })
  void byTheHeader(String wanted, String header, String line, String expected) {
    Map<String, String> facts = CellOrder.facts(LAZY, names(wanted), List.of());
    assertThat(CellOrder.needsHeader(facts)).isTrue();
    assertThat(ordered(CellOrder.of(facts, header), line)).isEqualTo(expected);
  }

  /** Each cell means what it meant, and a column that is not there can be told from a text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,b | \"b\",\"a\" | 2,1                 | \"1\",\"2\"",
        "a,b | b,a         | \"x, y\",\"C:\\d\\\" | \"C:\\d\\\",\"x, y\"",
        "a,b | b,a         | \"say \"\"hi\"\"\",1 | \"1\",\"say \"\"hi\"\"\"",
        "a,b | b           | 2                   | 0,\"2\"",
      })
  void cellsInQuotes(String wanted, String header, String line, String expected) {
    Map<String, String> facts = CellOrder.facts(OPEN, names(wanted), List.of());
    assertThat(ordered(CellOrder.of(facts, header), line)).isEqualTo(expected);
  }

  /** Names alone decide: what the partition does not name it has not. */
  @Test
  void byThePartitionWhereThereIsNoHeader() {
    Map<String, String> facts = CellOrder.facts(LAZY, names("a,b,c"), names("c,x,A"));
    assertThat(CellOrder.needsHeader(facts)).isFalse();
    assertThat(ordered(CellOrder.of(facts, null), "3,9,1")).isEqualTo("1,\\N,3");
    assertThat(CellOrder.of(Map.of(), "a,b")).isEmpty();
  }

  /** Whatever the bytes of a cell mean, they stay. */
  @Test
  void bytesOfCellsStay() {
    byte[] bytes = "\u00e4,\u00ff\u0080".getBytes(StandardCharsets.ISO_8859_1);
    Text line = new Text(bytes);
    CellOrder.of(CellOrder.facts(LAZY, names("a,b"), List.of()), "b,a").orElseThrow().apply(line);
    assertThat(line.copyBytes())
        .isEqualTo("\u00ff\u0080,\u00e4".getBytes(StandardCharsets.ISO_8859_1));
  }
}

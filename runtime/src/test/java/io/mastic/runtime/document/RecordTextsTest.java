package io.mastic.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.delimited.DelimitedText;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.FileSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of files as lines, as Spark SQL reads tables. */
class RecordTextsTest {

  @TempDir private Path folder;

  private List<String> lines(String content, Map<String, String> facts) throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, content);
    FileSplit whole =
        new FileSplit(
            new org.apache.hadoop.fs.Path(file.toUri()), 0, Files.size(file), new String[0]);
    List<String> lines = new ArrayList<>();
    try (RecordTexts texts = RecordTexts.of(whole, facts, new Configuration(false))) {
      texts.forEachRemaining(text -> lines.add(text.toString()));
    }
    return lines;
  }

  @Test
  void jsonIsALineForEachRecord() throws IOException {
    Map<String, String> json = Map.of("format", "json");
    assertThat(lines("{\"a\": 1}\n\n{\"a\": 2}\n", json))
        .containsExactly("{\"a\": 1}", "{\"a\": 2}");
    assertThat(lines("{\n\"a\": 1}\n{\n\"a\": 2}\n", json))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(lines("[{\"a\":1},\n{\"a\":2}]", json)).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(lines("{\"a\":1}\nbroken\n", json)).containsExactly("{\"a\":1}", "broken");
  }

  @Test
  void linesAreJoinedWhereTheTableSaysSo() throws IOException {
    Map<String, String> facts = new HashMap<>(Map.of("format", "text", "classification", "csv"));
    facts.put("skip.header.line.count", "1");
    String text = "id,\"a\nb\"\n\n1,\"x\r\ny\"\n2,z\n";
    assertThat(lines(text, facts)).containsExactly("b\"", "1,\"x", "y\"", "2,z");
    facts.putAll(DelimitedText.settings(new Options(Map.of("multiLine", true))));
    assertThat(lines(text, facts)).containsExactly("1,\"x\ny\"", "2,z");
  }

  @Test
  void aPathLeadsToRecords() throws IOException {
    assertThat(
            lines(
                "{\n\"rows\":[{\"a\":1},{\"a\":2}]}",
                Map.of("format", "json", "jsonPath", "$.rows")))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void anElementOfAListStandsInTheColumnOfTheList() throws IOException {
    assertThat(lines("[{\"a\":1},{\"a\":2}]", Map.of("format", "json", "wrapped", "array")))
        .containsExactly("{\"array\":[{\"a\":1}]}", "{\"array\":[{\"a\":2}]}");
  }

  @Test
  void textsOfXmlStayAsTheyAreWritten() throws IOException {
    assertThat(
            lines("<all><r><a>01</a></r><r><a/></r></all>", Map.of("format", "xml", "rowTag", "r")))
        .containsExactly("{\"a\":\"01\"}", "{\"a\":\"\"}");
  }
}

package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, Ion, BSON, and text of two or four bytes a character. */
class DocumentPreviewsTest extends PreviewedTables {

  private static Preview of(String word, Map<String, String> facts, String columns, byte[] file) {
    Map<String, String> all = new java.util.HashMap<>(facts);
    all.put("classification", word);
    String table = table(null, all, columns, "");
    town.put("data", table + "/file", file);
    return preview(table);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void elementsOfXml() {
    Preview preview =
        of(
            "xml",
            Map.of("rowTag", "r"),
            "a int, _k string, l array<string>",
            utf8("<x><r k='v'><a>1</a><l>p</l></r><r><a>two</a><l>p</l><l>q</l></r></x>"));
    assertThat(rows(preview))
        .containsExactly("1|v|[\"p\"]", "two|null|[\"p\",\"q\"] ! a: \"two\" is no int");
  }

  @Test
  void whatEndsEarlyIsShownAsFarAsItGoes() {
    Preview preview =
        of("xml", Map.of("rowTag", "r"), "a int", utf8("<x><r><a>1</a></r><r><a>2</x>"));
    assertThat(rows(preview)).containsExactly("1");
    assertThat(preview.toString()).contains("it is no XML");
  }

  @Test
  void structsOfIon() {
    Preview preview =
        of(
            "ion",
            Map.of(),
            "a int, t timestamp, n struct<x:int>",
            utf8("{a:1,t:2026-01-02T03:04:05Z,n:{x:2}} {a:2}"));
    assertThat(rows(preview)).containsExactly("1|2026-01-02 03:04:05.000|{\"x\":2}", "2|null|null");
  }

  @Test
  void documentsOfBson() {
    BasicOutputBuffer bytes = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
      writer.pipe(new JsonReader("{\"a\": 1, \"s\": \"x\"}"));
    }
    assertThat(rows(of("bson", Map.of(), "a int, s string", bytes.toByteArray())))
        .containsExactly("1|x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void textOfSeveralBytesACharacter(String charset) {
    Charset set = Charset.forName(charset);
    assertThat(rows(of("json", Map.of(), "a string", "{\"a\":\"\u00FC\"}\n".getBytes(set))))
        .containsExactly("\u00FC");
    assertThat(
            rows(
                of(
                    "csv",
                    Map.of("field.delim", ","),
                    "a int, b string",
                    "1,\u00FC\n".getBytes(set))))
        .containsExactly("1|\u00FC");
  }
}

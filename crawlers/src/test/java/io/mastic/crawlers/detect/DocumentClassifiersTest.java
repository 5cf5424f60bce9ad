package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, Ion, BSON, and text of more than a byte a character. */
class DocumentClassifiersTest {

  private static Optional<Look.Recognized> look(
      FileClassifier classifier, byte[] content, boolean whole) throws Exception {
    long size = whole ? content.length : 2L * content.length;
    return classifier.judge(new Subject("f", size, content, (offset, length) -> content)).look();
  }

  private static Optional<Look.Recognized> look(FileClassifier classifier, String text)
      throws Exception {
    return look(classifier, text.getBytes(StandardCharsets.UTF_8), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<all><r><a>1</a></r><r><a>2</a></r></all> | r | 2 | a int",
        "<all><r><a>1</a></r></all> | a | 1 | _value int",
        "<all><r><a>1</a><b>x</b></r></all> | r | 1 | a int, b string",
        "<r><a>1</a><b>x</b></r> | r | 1 | a int, b string",
        "<rss><channel><title>t</title><item><a>1</a></item><item><a>2</a></item></channel></rss>"
            + " | item | 2 | a int",
        "<w><v><r i='1'>x</r><r i='2'>y</r></v></w> | r | 2 | _i int, _value string",
        "<all><r><a>1</a><a>2</a></r><r><a>3</a></r></all> | r | 2 | a array<int>",
        "<all><r><a>1</a></r><r><a>2.5</a></r></all> | r | 2 | a double",
        "<all><r><a>007</a></r><r><a>2</a></r></all> | r | 2 | a string",
        "<all><r><a/></r><r><a>2</a></r></all> | r | 2 | a int",
        "<all><r><a u='k'>1</a></r><r><a>2</a></r></all> | r | 2 | a struct<_u:string,_VALUE:int>",
        "<all><r a='1'/><r a='2'> </r></all> | r | 1 | _a int",
        "<all><o>1</o><r>x</r><r>y</r></all> | r | 2 | _value string"
      })
  void rowsOfXml(String xml, String tag, long records, String columns) throws Exception {
    Look.Recognized look = look(XmlClassifier.ofAnyRows(), xml).orElseThrow();
    assertThat(look.format().classification()).isEqualTo("xml");
    assertThat(look.format().serde().parameters()).containsEntry("rowTag", tag);
    assertThat(look.records()).isEqualTo(records);
    assertThat(Looks.columns(look)).isEqualTo(columns);
  }

  @Test
  void rowsOfAClassifiersTag() throws Exception {
    String xml = "<all><r><a>1</a></r><r><a>2</a></r><s><b>x</b></s></all>";
    Look.Recognized look = look(XmlClassifier.ofRows("s", "xml"), xml).orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("b string");
    assertThat(look(XmlClassifier.ofRows("t", "xml"), xml)).isEmpty();
    assertThat(look(XmlClassifier.ofRows("s", "mine"), xml).orElseThrow().format().classification())
        .isEqualTo("mine");
  }

  @Test
  void aCutXmlFileIsEstimated() throws Exception {
    String xml = "<all>" + "<r><a>1</a></r>".repeat(1000) + "<r><a";
    Look.Recognized look =
        look(XmlClassifier.ofAnyRows(), xml.getBytes(StandardCharsets.UTF_8), false).orElseThrow();
    assertThat(look.records()).isEqualTo(2000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "<5,<6\n<7,<8\n", "<a,<b\n1,2\n", "{\"a\":1}\n"})
  void otherTextIsNone(String text) throws Exception {
    assertThat(look(XmlClassifier.ofAnyRows(), text)).isEmpty();
    assertThat(look(new BsonClassifier(), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$ion_1_0 {a:1,b:'x'} {a:2} | 2 | a int, b string",
        "{a:1} {a:3000000000} | 2 | a bigint",
        "[{a:1.5},{a:2.}] | 2 | a decimal(38,18)",
        "{a:1e0,t:2026-11-30T,s:\"x\",n:null,l:[1,2],c:{{aGk=}}} | 1 | a double, t timestamp,"
            + " s string, n string, l array<int>, c binary",
        "{in:{b:true}} null {in:{c:1}} | 2 | in struct<b:boolean,c:int>"
      })
  void structsOfIon(String text, long records, String columns) throws Exception {
    Look.Recognized look = look(new IonClassifier(), text).orElseThrow();
    assertThat(look.format().classification()).isEqualTo("ion");
    assertThat(look.records()).isEqualTo(records);
    assertThat(Looks.columns(look)).isEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}\nx\n", "{\"a\":", "1 2 3", "a b c\n"})
  void otherTextIsNoIon(String text) throws Exception {
    assertThat(look(new IonClassifier(), text)).isEmpty();
  }

  @Test
  void documentsOfBson() throws Exception {
    byte[] one = bson("{\"a\":1,\"o\":{\"$oid\":\"65f000000000000000000001\"}}");
    byte[] two =
        bson("{\"a\":2.5,\"d\":{\"$date\":\"1970-01-01T00:00:00Z\"},\"l\":[1],\"n\":null}");
    byte[] both = new byte[one.length + two.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    Look.Recognized look = look(new BsonClassifier(), both, true).orElseThrow();
    assertThat(look.records()).isEqualTo(2);
    assertThat(Looks.columns(look))
        .isEqualTo("a double, o string, d timestamp, l array<int>, n string");
  }

  private static byte[] bson(String json) {
    BasicOutputBuffer bytes = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes);
        JsonReader reader = new JsonReader(json)) {
      writer.pipe(reader);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wideText(String charset) throws Exception {
    Charset set = Charset.forName(charset);
    String stored = charset.equals("UTF-16") ? "UTF-16BE" : charset;
    // Java writes a mark of its own for the first.
    for (String mark : charset.equals("UTF-16") ? List.of("") : List.of("", "\uFEFF")) {
      byte[] csv = (mark + "id,city\n1,d\u00F6rf\n2,b\n").getBytes(set);
      Look.Recognized look = look(CsvClassifier.builtIn(), csv, true).orElseThrow();
      assertThat(Looks.columns(look)).isEqualTo("id bigint, city string");
      assertThat(look.records()).isEqualTo(2);
      assertThat(look.format().serde().parameters())
          .containsEntry("serialization.encoding", stored);
      byte[] json = (mark + "{\"\u00F6\":1}\n").getBytes(set);
      assertThat(Looks.columns(look(JsonClassifier.builtIn(), json, true))).isEqualTo("\u00F6 int");
    }
  }

  @Test
  void wideTextThatIsCutInACharacter() throws Exception {
    String text = "id,city\n" + "1,d\uD83D\uDE00rf\n".repeat(1000);
    byte[] all = text.getBytes(StandardCharsets.UTF_16LE);
    for (int cut = 0; cut < 24; cut++) {
      byte[] some = Arrays.copyOf(all, all.length - cut);
      assertThat(Looks.columns(look(CsvClassifier.builtIn(), some, false)))
          .isEqualTo("id bigint, city string");
    }
  }

  @Test
  void bytesThatAreNoTextAreNotTakenForIt() {
    assertThat(WideText.of(new byte[] {12, 0, 0, 0, 0x10, 'a', 0, 1, 0, 0, 0, 0})).isEmpty();
    assertThat(WideText.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8, 'a', 0}))
        .isEmpty();
    assertThat(WideText.of("plain text".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}

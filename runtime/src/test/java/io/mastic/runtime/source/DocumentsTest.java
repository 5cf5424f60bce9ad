package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.amazon.ion.system.IonReaderBuilder;
import io.mastic.runtime.Buckets;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Depth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, Ion, BSON and JSON in any character set, as jobs read them. */
class DocumentsTest {

  private Path bucket = Path.of("");

  @BeforeAll
  static void start() {
    Buckets.glue();
  }

  @BeforeEach
  void bucket() throws IOException {
    bucket = Buckets.create("documents");
  }

  private Frame read(String format, Map<String, Object> options) {
    var conf = Sparks.session().sessionState().newHadoopConf();
    var found = new FileListing(conf).list(List.of(Buckets.url(bucket, "")), Depth.ALL);
    var files = io.mastic.runtime.source.Files.partitioned(Sparks.session(), found);
    return FileFormat.of(format).read(files, new Options(options), null);
  }

  private void put(String key, byte[] content) throws IOException {
    Files.createDirectories(bucket.resolve(key).getParent());
    Files.write(bucket.resolve(key), content);
  }

  private List<String> json(Frame frame) {
    return frame.data().toJSON().collectAsList().stream().sorted().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<r><a>1</a><b>x</b></r> | | {\"a\":1,\"b\":\"x\"}",
        "<r id='7'><a>1.5</a></r> | | {\"_id\":7,\"a\":1.5}",
        "<r id='7'>x</r> | | {\"_id\":7,\"_VALUE\":\"x\"}",
        "<r>x</r> | | {\"_VALUE\":\"x\"}",
        "<r><a u='k'>1</a></r> | | {\"a\":{\"_u\":\"k\",\"_VALUE\":1}}",
        "<r><a>1</a><a>2</a></r> | | {\"a\":[1,2]}",
        "<r><a><b>true</b></a></r> | | {\"a\":{\"b\":true}}",
        "<r><a>007</a><b>12345678901</b></r> | | {\"a\":\"007\",\"b\":12345678901}",
        "<r><a><![CDATA[<x>]]></a></r> | | {\"a\":\"<x>\"}",
        "<r><a>&lt;&#65;</a></r> | | {\"a\":\"<A\"}",
        "<r id='7'><a>1</a></r> | attributePrefix=@ | {\"@id\":7,\"a\":1}",
        "<r id='7'>x</r> | valueTag=text | {\"_id\":7,\"text\":\"x\"}",
        "<r id='7'><a>1</a></r> | excludeAttribute=true | {\"a\":1}",
        "<r><a></a><b>1</b></r> | | {\"a\":\"\",\"b\":1}",
        "<r><a></a><b>1</b></r> | treatEmptyValuesAsNulls=true | {\"b\":1}",
        "<r><a>NA</a><b>1</b></r> | nullValue=NA | {\"b\":1}",
        "<r><a> x </a></r> | | {\"a\":\" x \"}",
        "<r><a> x </a></r> | ignoreSurroundingSpaces=true | {\"a\":\"x\"}",
        "<n:r xmlns:n='u'><n:a>1</n:a></n:r> | rowTag=n:r | {\"_xmlns:n\":\"u\",\"n:a\":1}"
      })
  void elementsOfXml(String xml, String option, String expected) throws IOException {
    Buckets.put(bucket, "a.xml", "<?xml version='1.0'?><all><x>0</x>" + xml + "</all>");
    var options = new java.util.HashMap<String, Object>(Map.of("rowTag", "r"));
    if (option != null) {
      options.put(option.split("=", 2)[0], option.split("=", 2)[1]);
    }
    assertThat(json(read("xml", options))).containsExactly(expected);
  }

  @Test
  void anElementWithoutContentIsNoRow() throws IOException {
    Buckets.put(bucket, "a.xml", "<all><r a='1'/><r a='2'></r><r a='3'> </r></all>");
    assertThat(json(read("xml", Map.of("rowTag", "r")))).containsExactly("{\"_a\":3}");
  }

  @Test
  void oneAndManyElementsAreAChoice() throws IOException {
    Buckets.put(bucket, "a.xml", "<all><r><a>1</a></r><r><a>1</a><a>2</a></r></all>");
    assertThat(read("xml", Map.of("rowTag", "r")).schema().find("a").orElseThrow().type().name())
        .isEqualTo("choice");
  }

  @Test
  void aSchemaThatIsGivenIsTheFrames() throws IOException {
    Buckets.put(bucket, "a.xml", "<all><r><a>1</a><b>2</b></r><r><a>x</a></r></all>");
    String schema =
        "{\"dataType\":\"struct\",\"fields\":["
            + "{\"name\":\"a\",\"container\":{\"dataType\":\"string\"}},"
            + "{\"name\":\"b\",\"container\":{\"dataType\":\"array\",\"elementType\":{\"dataType\":\"long\"}}}]}";
    Frame frame = read("xml", Map.of("rowTag", "r", "withSchema", schema));
    assertThat(frame.data().schema().toDDL()).isEqualTo("a STRING,b ARRAY<BIGINT>");
    assertThat(json(frame)).containsExactly("{\"a\":\"1\",\"b\":[2]}", "{\"a\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
  void anEncodingIsHeeded(String charset) throws IOException {
    put("a.xml", "<all><r><a>d\u00F6rf</a></r></all>".getBytes(Charset.forName(charset)));
    assertThat(json(read("xml", Map.of("rowTag", "r", "encoding", charset))))
        .containsExactly("{\"a\":\"d\u00F6rf\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><all><r><a>&x;</a></r></all>",
        "<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><all><r><a>&b;</a></r></all>",
        "<all><r><a>&unknown;</a></r></all>",
        "<all><r><a>1</b></r></all>"
      })
  void whatIsNoXmlOrDangerousIsAnErrorRecord(String xml) throws IOException {
    Buckets.put(bucket, "a.xml", xml);
    Frame frame = read("xml", Map.of("rowTag", "r"));
    assertThat(frame.faults().ownCount()).isEqualTo(1);
    assertThat(frame.data().count()).isZero();
  }

  @Test
  void recordsBeforeAFaultAreKept() throws IOException {
    Buckets.put(bucket, "a.xml", "<all><r><a>1</a></r><r><a>2</a></r><r><a>");
    Frame frame = read("xml", Map.of("rowTag", "r"));
    assertThat(json(frame)).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(frame.faults().ownCount()).isEqualTo(1);
  }

  @Test
  void deepXmlIsAFault() throws IOException {
    Buckets.put(bucket, "a.xml", "<r>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</r>");
    assertThat(read("xml", Map.of("rowTag", "r")).faults().ownCount()).isEqualTo(1);
  }

  @Test
  void withoutARowTagXmlIsRefused() throws IOException {
    Buckets.put(bucket, "a.xml", "<r/>");
    assertThatThrownBy(() -> read("xml", Map.of())).hasMessageContaining("rowTag");
  }

  @Test
  void filesOfPartitionsPackedOrNot() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("<all><r><a>2</a></r></all>".getBytes(StandardCharsets.UTF_8));
    }
    put("d=1/a.xml", "<all><r><a>1</a></r></all>".getBytes(StandardCharsets.UTF_8));
    put("d=2/a.xml.gz", packed.toByteArray());
    assertThat(json(read("xml", Map.of("rowTag", "r"))))
        .containsExactly("{\"a\":1,\"d\":\"1\"}", "{\"a\":2,\"d\":\"2\"}");
  }

  private static final String ION =
      "{id:1, name:'sym', price:1.50, at:2026-11-30T04:11:05.5Z, f:1e0, on:true, x:null,"
          + " raw:{{aGk=}}, in:{b:[1,2]}, big:123456789012}\n[{id:2},{id:3}]\n";

  @Test
  void ionAsText() throws IOException {
    Buckets.put(bucket, "a.ion", ION);
    assertThat(ion(read("ion", Map.of()))).containsExactlyElementsOf(EXPECTED);
  }

  @Test
  void ionInBinary() throws IOException {
    ByteArrayOutputStream binary = new ByteArrayOutputStream();
    try (IonWriter writer = IonBinaryWriterBuilder.standard().build(binary)) {
      writer.writeValues(IonReaderBuilder.standard().build(ION));
    }
    put("a.ion", binary.toByteArray());
    assertThat(ion(read("ion", Map.of()))).containsExactlyElementsOf(EXPECTED);
  }

  private static final List<String> EXPECTED =
      List.of(
          "1 sym 1.50 2026-11-30 04:11:05.5 1.0 true aGk= [1, 2] 123456789012",
          "2 null null null null null null null null",
          "3 null null null null null null null null");

  private static List<String> ion(Frame frame) {
    return frame
        .data()
        .selectExpr(
            "concat_ws(' ', id, nvl(name,'null'), nvl(string(price),'null'),"
                + " nvl(string(to_utc_timestamp(at, current_timezone())),'null'),"
                + " nvl(string(f),'null'), nvl(string(on),'null'), nvl(base64(raw),'null'),"
                + " nvl(string(in.b),'null'), nvl(string(big),'null'))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void ionThatIsBroken() throws IOException {
    Buckets.put(bucket, "a.ion", "{id:1}\n{id:");
    Frame frame = read("ion", Map.of());
    assertThat(json(frame)).containsExactly("{\"id\":1}");
    assertThat(frame.faults().ownCount()).isEqualTo(1);
  }

  @Test
  void bson() throws IOException {
    ByteArrayOutputStream dump = new ByteArrayOutputStream();
    dump.write(
        bson(
            "{\"_id\":{\"$oid\":\"65f000000000000000000001\"},\"n\":1,\"l\":{\"$numberLong\":\"5\"},"
                + "\"d\":{\"$numberDecimal\":\"1.5\"},\"in\":{\"a\":[true,null]},"
                + "\"x\":null,\"t\":\"x\"}"));
    dump.write(bson("{\"n\":2,\"at\":{\"$date\":\"1970-01-01T00:00:01Z\"}}"));
    put("a.bson", dump.toByteArray());
    Frame frame = read("bson", Map.of());
    assertThat(json(frame))
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .isEqualTo(
                        "{\"_id\":\"65f000000000000000000001\",\"n\":1,\"l\":5,\"d\":1.5,"
                            + "\"in\":{\"a\":[true,null]},\"t\":\"x\"}"),
            two -> assertThat(two).startsWith("{\"n\":2,\"at\":\"1970-01-01T"));
    dump.write(new byte[] {50, 0, 0, 0, 1});
    put("a.bson", dump.toByteArray());
    assertThat(read("bson", Map.of()).faults().ownCount()).isEqualTo(1);
  }

  private static byte[] bson(String json) {
    BasicOutputBuffer bytes = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes);
        JsonReader reader = new JsonReader(json)) {
      writer.pipe(reader);
    }
    byte[] document = bytes.toByteArray();
    assertThat(ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN).getInt())
        .isEqualTo(document.length);
    return document;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void jsonInAnyCharacterSetOfUnicode(String charset) throws IOException {
    Charset set = Charset.forName(charset);
    put("lines.json", "{\"a\":\"\u00F6\"}\n{\"a\":\"b\"}\n".getBytes(set));
    put("marked.json", "\uFEFF{\"a\":\"m\"}\n{\"a\":\"n\"}\n".getBytes(set));
    put("whole.json", "{\n\"a\":\n\"w\"}\n".getBytes(set));
    assertThat(json(read("json", Map.of())))
        .containsExactly(
            "{\"a\":\"b\"}",
            "{\"a\":\"m\"}",
            "{\"a\":\"n\"}",
            "{\"a\":\"w\"}",
            "{\"a\":\"\u00F6\"}");
  }

  /** Which the first line of each file tells, not that of the first file. */
  @Test
  void linesAndDocumentsInOneFolder() throws IOException {
    Buckets.put(bucket, "a.json", "{\"a\":1}\n{\"a\":2}\n");
    Buckets.put(bucket, "b.json", "{\n\"a\":3\n}\n{\n\"a\":4\n}\n");
    Buckets.put(bucket, "c.json", "[{\"a\":5},\n{\"a\":6}]\n");
    Buckets.put(bucket, "d.json", "\r\n{\"a\":7}\r\n\r\n{\"a\":8}");
    assertThat(json(read("json", Map.of()))).hasSize(8);
  }

  /** Parts of a file that is longer than what is read at once. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void longFilesInParts(boolean pretty) throws IOException {
    int records = 200_000;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      text.append(pretty ? "{\n \"a\": " : "{\"a\":").append(i).append(",\"b\":\"some text\"");
      text.append(pretty ? "\n}\n" : "}\n");
    }
    Buckets.put(bucket, "a.json", text.toString());
    Sparks.session().conf().set("spark.sql.files.maxPartitionBytes", "1000000");
    try {
      var sum = read("json", Map.of()).data().selectExpr("count(*)", "sum(a)").first();
      assertThat(sum.getLong(0)).isEqualTo(records);
      assertThat(sum.getLong(1)).isEqualTo((long) records * (records - 1) / 2);
    } finally {
      Sparks.session().conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }
}

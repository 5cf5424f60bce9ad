package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.folder.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they should not be: each is UNKNOWN for a reason, or what can be made of it. */
class BadInputTest {

  @TempDir private Path directory;

  /**
   * @param said why it is unknown, or its columns
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Case(String key, byte[] content, String said) {}

  private static List<Case> cases() throws IOException {
    byte[] parquet = resource("/types.parquet");
    byte[] orc = resource("/orc/types-zlib.orc");
    byte[] noise = new byte[4096];
    new Random(14).nextBytes(noise);
    return List.of(
        new Case("empty", new byte[0], "it is empty"),
        new Case("blank", bytes(" \n\n \n"), "no classifier recognizes its content"),
        new Case("noise", noise, "no classifier recognizes its content"),
        new Case(
            "cut.parquet", Arrays.copyOf(parquet, parquet.length / 2), "does not end as Parquet"),
        new Case("head.parquet", bytes("PAR1\0\0"), "does not end as Parquet"),
        new Case("long.parquet", footerOf(parquet, 0x7FFFFFFF), "impossible length"),
        new Case("odd.parquet", muddled(parquet), "its Parquet footer cannot be read"),
        new Case("text.csv", bytes("PAR1,b\n1,2\n2,3\n"), "par1 bigint, b bigint"),
        new Case("cut.orc", Arrays.copyOf(orc, orc.length / 2), "does not end as ORC"),
        new Case("union.orc", resource("/orc/union.orc"), "it has a union, which no reader"),
        new Case("int.orc", resource("/orc/int.orc"), "its rows are no structs"),
        new Case("cut.avro", bytes("Obj\1\4\24avro.codec"), "it ends within its header"),
        new Case("none.avro", bytes("Obj\1\0" + "0".repeat(16)), "names no schema"),
        new Case("plain.csv.gz", bytes("a,b\n1,2\n"), "it is named .gz but is not packed"),
        new Case("cut.csv.gz", cutGzip(), "its gzip data ends too early"),
        new Case("packed.csv", gzip(bytes("a,b\n1,2\n")), "only if its name ends in .gz"),
        new Case("two.zip", zip("a", "b"), "holds more than one file"),
        new Case("none.zip", zip(), "is not packed"),
        new Case("long.txt", bytes("x".repeat(12 << 20)), "no classifier recognizes"),
        new Case("long.json", bytes("{\"a\":\"" + "x".repeat(12 << 20) + "\"}"), "a string"),
        new Case(
            "second.csv",
            bytes("x".repeat(2 << 20) + ",id\n1,2\n3,4\n"),
            "col0 string, col1 string"),
        new Case("wide.csv", bytes((",".repeat(100_000) + "\n").repeat(3)), "no classifier"),
        new Case("deep.json", bytes("{\"a\":".repeat(10_000)), "no classifier recognizes"),
        new Case(
            "deep.array.json", bytes("[".repeat(10_000) + "]".repeat(10_000)), "no classifier"),
        new Case("half.json", bytes("{\"a\":1}\n{\"a\":"), "no classifier recognizes"),
        new Case("scalars.json", bytes("1\n2\n"), "no classifier recognizes"),
        new Case(
            "bomb.xml",
            bytes(
                "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b"
                    + " '&a;&a;'>]><l>&b;</l>"),
            "declares a document type"),
        new Case(
            "entity.xml",
            bytes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
            "declares a document type"),
        new Case("rows.xml", bytes("<rows><row>1</row></rows>"), "_value int"),
        new Case("half.xml", bytes("<?xml version='1.0'?><rows><row>1</row><row"), "it is no XML"),
        new Case(
            "deep.xml", bytes("<?xml version='1.0'?><r>" + "<a>".repeat(5000)), "nested deeper"),
        new Case("empty.xml", bytes("<?xml version='1.0'?><r><a x='1'/></r>"), "no content"),
        new Case("half.ion", bytes("$ion_1_0 {a:1} {a:"), "it is no Ion"),
        new Case("top.ion", bytes("$ion_1_0 1 2 3"), "a value at the top is no struct"),
        new Case("half.bson", new byte[] {50, 0, 0, 0, 16, 'a'}, "ends too early"),
        new Case("wide.txt", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), "a bigint, b bigint"),
        new Case(
            "latin.csv",
            "id,n\n1,\u00fc\n".getBytes(StandardCharsets.ISO_8859_1),
            "id bigint, n string"),
        new Case("quote.csv", bytes("a,b\n1,\"never closed\n2,x\n"), "a bigint, b string"),
        new Case("nul.csv", bytes("a,b\n1,\0\n"), "no classifier recognizes"),
        new Case("a b.json", bytes("{\"a\":1}"), "a int"),
        new Case("k=v=w.json", bytes("{\"a\":1}"), "a int"),
        new Case("k%3Dv.json", bytes("{\"a\":1}"), "a int"),
        new Case("\u00fc\u20ac\uD83D\uDE00.json", bytes("{\"a\":1}"), "a int"),
        new Case(
            "names.json",
            bytes("{\"\":1,\"a b\":2,\"A B\":3,\"\u00fc\":4}"),
            " int, a b int, a b_2 int, \u00fc int"));
  }

  @Test
  void eachIsSaidToBeWhatItIs() throws Exception {
    FolderStore store = new FolderStore(directory);
    store.createBucket("raw", "us-east-1");
    Detector detector = new Detector(store, List.of());
    for (Case each : cases()) {
      ObjectInfo file = store.put("raw", "t/" + each.key(), each.content(), null);
      Look look = detector.look("raw", file);
      String said =
          look instanceof Look.Recognized recognized
              ? Looks.columns(recognized)
              : ((Look.Unknown) look).why();
      assertThat(said).as(each.key()).contains(each.said());
    }
  }

  /** Whatever it is made of: no more than the first ten megabytes are read, as AWS says. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "1,", "{\"a\":[1,", "[[[", "<a>", "\"\"\"", "{a:", "\\"})
  void aLineOfTenGigabytesIsReadAtItsBeginning(String piece) {
    LongLine store = new LongLine(piece);
    Look look = new Detector(store, List.of()).look("raw", store.find("raw", "line").orElseThrow());
    assertThat(look).isInstanceOf(Look.Unknown.class);
    assertThat(store.read.get()).isLessThan(12L << 20);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BadInputTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] footerOf(byte[] parquet, int length) {
    byte[] other = parquet.clone();
    for (int i = 0; i < 4; i++) {
      other[other.length - 8 + i] = (byte) (length >> (8 * i));
    }
    return other;
  }

  private static byte[] muddled(byte[] parquet) {
    byte[] other = parquet.clone();
    Arrays.fill(other, other.length - 200, other.length - 8, (byte) 0xFF);
    return other;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] cutGzip() throws IOException {
    byte[] packed = gzip(bytes("a,b\n1,2\n".repeat(1000)));
    return Arrays.copyOf(packed, packed.length - 9);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes("a,b\n1,2\n"));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}

package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

  private static final byte[] TEXT = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void packedFilesAreUnpacked() throws Exception {
    for (byte[] packed : new byte[][] {gzip(TEXT), bzip2(TEXT), zip(TEXT)}) {
      Sample sample = Sampler.of(packed, packed.length);
      assertThat(sample.content()).isEqualTo(TEXT);
      assertThat(sample.whole()).isTrue();
      assertThat(sample.compression()).isNotEqualTo(Compression.NONE);
    }
  }

  @Test
  void concatenatedGzipIsOneFile() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip(TEXT));
    both.write(gzip(TEXT));
    assertThat(Sampler.of(both.toByteArray(), both.size()).content()).hasSize(2 * TEXT.length);
  }

  @Test
  void aZipBombIsReadNoFurtherThanAnyFile() throws Exception {
    byte[] bomb = gzip(new byte[200 << 20]);
    Sample sample = Sampler.of(bomb, bomb.length);
    assertThat(sample.content()).hasSize(Sampler.LIMIT);
    assertThat(sample.whole()).isFalse();
  }

  @Test
  void recordsOfAPartlyReadPackedFileAreEstimated() throws Exception {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      lines.append(random.nextInt()).append(",x\n");
    }
    byte[] packed = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
    byte[] head = Arrays.copyOf(packed, Math.min(packed.length, Sampler.LIMIT));
    Sample sample = Sampler.of(head, packed.length);
    Look.Recognized look = CsvClassifier.builtIn().look(sample).orElseThrow();
    assertThat(look.records()).isBetween(250_000L, 350_000L);
  }

  @Test
  void brokenPackedFilesSaySo() throws Exception {
    byte[] packed =
        gzip("some text that is long enough".repeat(50).getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length - 10);
    assertThatThrownBy(() -> Sampler.of(cut, cut.length))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("ends too early");
    byte[] broken = packed.clone();
    broken[15] ^= 0x55;
    broken[16] ^= 0x55;
    assertThatThrownBy(() -> Sampler.of(broken, broken.length))
        .isInstanceOf(UnknownFormatException.class);
    byte[] lz4 = {4, 0x22, 0x4d, 0x18, 0, 0};
    assertThatThrownBy(() -> Sampler.of(lz4, lz4.length)).hasMessageContaining("lz4");
    for (String name : List.of("a.lz4", "a.snappy", "a.zst")) {
      byte[] half = Arrays.copyOf(packed(name, TEXT), packed(name, TEXT).length / 2);
      assertThatThrownBy(() -> Sampler.of(name, half, half.length, Sampler.LIMIT))
          .as(name)
          .isInstanceOf(UnknownFormatException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.lz4, LZ4, lz4",
    "a.snappy, SNAPPY, snappy",
    "a.zst, ZSTD, zstd",
    "hadoop.lz4, HADOOP_LZ4, lz4",
    "hadoop.snappy, HADOOP_SNAPPY, snappy",
  })
  void theOtherWaysToPack(String name, Compression compression, String word) throws Exception {
    byte[] packed = packed(name, TEXT);
    Sample sample = Sampler.of(name, packed, packed.length, Sampler.LIMIT);
    assertThat(sample.content()).isEqualTo(TEXT);
    assertThat(sample.whole()).isTrue();
    assertThat(sample.compression()).isEqualTo(compression);
    assertThat(sample.compression().glueName()).isEqualTo(word);
  }

  private static byte[] packed(String name, byte[] content) throws IOException {
    return pack(
        content,
        out ->
            switch (name) {
              case "a.lz4" -> new FramedLZ4CompressorOutputStream(out);
              case "a.snappy" -> new FramedSnappyCompressorOutputStream(out);
              case "a.zst" -> new ZstdOutputStream(out);
              case "hadoop.lz4" -> new Lz4HadoopStreams().createOutputStream(out);
              default -> new SnappyHadoopStreams().createOutputStream(out);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void charactersAreOfOneSet(String name) throws Exception {
    String text = "id,city\n1,Z\u00fcrich\n2,Malm\u00f6\n";
    byte[] content = text.getBytes(Charset.forName(name));
    Sample sample = Sampler.of(content, content.length);
    assertThat(sample.charset().name()).isEqualTo(name);
    assertThat(sample.text()).isEqualTo(text);
    Look.Recognized look = CsvClassifier.builtIn().look(sample).orElseThrow();
    assertThat(look.format().serde().parameters().get("serialization.encoding"))
        .isEqualTo(name.equals("UTF-8") ? null : name);
  }

  @Test
  void aCharacterThatTheSampleCutsIsNoFault() {
    byte[] content = "1,\u00fc".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(content, content.length - 1);
    assertThat(new Sample(cut, false, 0.5, Compression.NONE).charset())
        .isEqualTo(StandardCharsets.UTF_8);
    assertThat(new Sample(cut, true, 1, Compression.NONE).charset())
        .isEqualTo(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anArchiveOfSeveralFilesIsNoTable() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new String[] {"a.csv", "b.csv"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TEXT);
        zip.closeEntry();
      }
    }
    assertThatThrownBy(() -> Sampler.of(bytes.toByteArray(), bytes.size()))
        .hasMessageContaining("more than one file");
  }

  private interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    return pack(content, GZIPOutputStream::new);
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    return pack(content, BZip2CompressorOutputStream::new);
  }

  private static byte[] zip(byte[] content) throws IOException {
    return pack(
        content,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("data.csv"));
          return zip;
        });
  }

  private static byte[] pack(byte[] content, Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}

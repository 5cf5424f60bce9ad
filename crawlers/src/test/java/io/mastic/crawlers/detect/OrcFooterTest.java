package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of ORC files that ORC's own library wrote, packed in each of its ways. */
class OrcFooterTest {

  private static final String TYPES =
      "b boolean, t tinyint, s smallint, i int, l bigint, f float, d double, str string, bin binary,"
          + " ts timestamp, li array<int>, m map<string,double>, st struct<x:int,Y:string>,"
          + " de decimal(10,2), da date, vc varchar(7), ch char(3), tz timestamp";

  private static byte[] file(String name) throws IOException {
    try (InputStream in = OrcFooterTest.class.getResourceAsStream("/orc/" + name + ".orc")) {
      return in.readAllBytes();
    }
  }

  private static Subject subject(byte[] content) {
    return new Subject(
        "f.orc",
        content.length,
        content,
        (offset, length) ->
            Arrays.copyOfRange(
                content, (int) offset, (int) Math.min(content.length, offset + length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "zlib", "snappy", "lz4", "zstd"})
  void everyTypeAndCodec(String codec) throws Exception {
    Look.Recognized look = OrcFooter.look(subject(file("types-" + codec)));
    assertThat(Looks.columns(look)).isEqualTo(TYPES);
    assertThat(look.records()).isEqualTo(3);
    assertThat(look.format().classification()).isEqualTo("orc");
    assertThat(look.format().serde().library()).endsWith(".OrcSerde");
  }

  @Test
  void whatReadersDoNotReadIsNoTable() {
    assertThatThrownBy(() -> OrcFooter.look(subject(file("union"))))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("union");
    assertThatThrownBy(() -> OrcFooter.look(subject(file("int"))))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("no structs");
  }

  @Test
  void itIsTheOnlyOneThatClaimsIt() throws Exception {
    for (FileClassifier classifier : BinaryClassifier.ALL) {
      assertThat(classifier.judge(subject(file("types-zlib"))).look().isPresent())
          .isEqualTo(classifier.name().equals("orc"));
    }
    byte[] text = "ORC,PAR1\n1,2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(BinaryClassifier.ALL.get(1).judge(subject(text)))
        .isInstanceOf(Opinion.Differs.class);
  }

  @Test
  void cutAnywhereItIsBroken() throws Exception {
    byte[] whole = file("types-zstd");
    for (int length = 3; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> OrcFooter.look(subject(cut)))
          .as("%s", length)
          .isInstanceOf(UnknownFormatException.class);
    }
  }

  /** Whatever its bytes are, it is a schema or broken, and soon. */
  @Test
  void noBytesAreACrash() throws Exception {
    Random random = new Random(14);
    for (String codec : new String[] {"none", "zlib", "snappy", "lz4", "zstd"}) {
      byte[] whole = file("types-" + codec);
      for (int i = 0; i < 2_000; i++) {
        byte[] muddled = whole.clone();
        for (int n = 0; n < 3; n++) {
          int at = muddled.length - 1 - random.nextInt(muddled.length / 2);
          muddled[at] = (byte) random.nextInt(256);
        }
        try {
          OrcFooter.look(subject(muddled));
        } catch (UnknownFormatException broken) {
          assertThat(broken.getMessage()).isNotBlank();
        }
      }
    }
  }
}

package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "int"                                                   | int
          "long"                                                  | bigint
          ["null","string"]                                       | string
          ["int","long"]                                          | bigint
          ["int","string"]                                        | struct<member0:int,member1:string>
          {"type":"int","logicalType":"date"}                     | date
          {"type":"long","logicalType":"timestamp-micros"}        | timestamp
          {"type":"long","logicalType":"local-timestamp-millis"}  | timestamp
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | decimal(9,2)
          {"type":"fixed","name":"f","size":4}                    | binary
          {"type":"enum","name":"e","symbols":["A"]}              | string
          {"type":"array","items":["null","double"]}              | array<double>
          {"type":"map","values":"float"}                         | map<string,float>
          {"type":"record","name":"n","fields":[{"name":"x","type":"boolean"}]} | struct<x:boolean>
          {"type":{"type":"string"}}                              | string
          """)
  void types(String avro, String hive) throws UnknownFormatException {
    byte[] file =
        file(
            "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"C\",\"type\":"
                + avro
                + "}]}");
    assertThat(Looks.columns(AvroHeader.look(file, file.length))).isEqualTo("c " + hive);
  }

  @Test
  void recordsAreCountedByBlocks() throws UnknownFormatException {
    byte[] file = file("{\"type\":\"record\",\"name\":\"r\",\"fields\":[]}", 3, 5);
    Look.Recognized look = AvroHeader.look(file, file.length);
    assertThat(look.records()).isEqualTo(8);
    assertThat(look.format().classification()).isEqualTo("avro");
    assertThat(look.format().serde().parameters()).containsKey("avro.schema.literal");
  }

  @Test
  void whatIsCutOrBrokenIsSaid() {
    byte[] file = file("{\"type\":\"record\",\"name\":\"r\",\"fields\":[]}");
    for (byte[] broken :
        new byte[][] {
          Arrays.copyOf(file, 20),
          {'O', 'b', 'j', 1},
          file("{\"type\":\"strange\"}"),
          file("no json"),
          file("{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":\"r\"}]}")
        }) {
      assertThatThrownBy(() -> AvroHeader.look(broken, broken.length))
          .isInstanceOf(UnknownFormatException.class)
          .hasMessageContaining("Avro header");
    }
  }

  /** Of blocks with so many records of no bytes. */
  static byte[] file(String schema, int... blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(AvroHeader.MAGIC);
    number(out, 1);
    text(out, "avro.schema");
    text(out, schema);
    number(out, 0);
    out.writeBytes(new byte[16]);
    for (int records : blocks) {
      number(out, records);
      number(out, 0);
      out.writeBytes(new byte[16]);
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream out, long value) {
    long left = value << 1;
    while (left >= 0x80) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}

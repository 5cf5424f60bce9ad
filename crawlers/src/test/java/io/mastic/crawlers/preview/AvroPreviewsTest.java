package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.avro.Schema;
import org.apache.avro.file.Codec;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroPreviewsTest extends PreviewedTables {

  private static final String SERDE = "org.apache.hadoop.hive.serde2.avro.AvroSerDe";
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "row", "fields": [
                {"name": "id", "type": "long"},
                {"name": "Name", "type": ["null", "string"]},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "word", "type": {"type": "enum", "name": "word", "symbols": ["GOOD", "BAD"]}},
                {"name": "raw", "type": {"type": "fixed", "name": "two", "size": 2}},
                {"name": "tags", "type": {"type": "array", "items": "string"}},
                {"name": "counts", "type": {"type": "map", "values": "double"}},
                {"name": "deep", "type": {"type": "record", "name": "inner", "fields": [{"name": "x", "type": ["int", "null"]}]}}
              ]}""");
  private static final String COLUMNS =
      "id bigint, name string, price decimal(12,2), day date, at timestamp, word string, raw binary,"
          + " tags array<string>, counts map<string,double>, deep struct<x:int>, absent int";

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "bzip2", "zstandard", "snappy"})
  void readsAvroHoweverItIsPacked(String codec) throws IOException {
    String table = table(SERDE, Map.of(), COLUMNS, "");
    town.put("data", table + "/part.avro", file(codec, 250));
    Preview preview = preview(table);
    assertThat(preview.notes()).isEmpty();
    List<String> rows = rows(preview);
    assertThat(rows).hasSize(100);
    assertThat(rows.get(3))
        .isEqualTo(
            "3|name 3|1.03|1970-01-04|1970-01-01 00:00:00.000003|GOOD|0x0003|[\"a\",\"b\"]|{\"k\":0.5}|"
                + "{\"x\":3}|null");
    assertThat(rows.get(5)).startsWith("5|null|");
  }

  @Test
  void aBrokenFileIsToldWithWhatWasReadOfIt() throws IOException {
    byte[] good = file("deflate", 20_000);
    String table = table(SERDE, Map.of(), "id bigint", "");
    town.put("data", table + "/1", "Obj but not Avro");
    byte[] spoilt = file("null", 20);
    Arrays.fill(spoilt, spoilt.length - 60, spoilt.length, (byte) 0x5a);
    town.put("data", table + "/2", spoilt);
    town.put("data", table + "/3", Arrays.copyOf(good, good.length / 4));
    Preview preview = preview(table);
    assertThat(preview.notes())
        .hasSize(2)
        .allMatch(note -> note.startsWith("s3://data/" + table + "/"));
    assertThat(rows(preview)).hasSize(100);
  }

  @Test
  void aSizeThatCannotBeIsRefusedAndNotAllocated() throws IOException {
    byte[] bytes = file("null", 1);
    // The one block says that it has two gigabytes.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, headerLength(bytes));
    out.write(new byte[] {2, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f});
    String table = table(SERDE, Map.of(), "id bigint", "");
    town.put("data", table + "/1", out.toByteArray());
    assertThat(preview(table).notes()).singleElement().asString().contains("cannot be in it");
  }

  private static int headerLength(byte[] bytes) {
    // The mark that ends the header ends the file, too.
    byte[] mark = Arrays.copyOfRange(bytes, bytes.length - 16, bytes.length);
    for (int at = 0; ; at++) {
      if (Arrays.equals(mark, Arrays.copyOfRange(bytes, at, at + 16))) {
        return at + 16;
      }
    }
  }

  private static byte[] file(String codec, int rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
      writer.setCodec(
          switch (codec) {
            case "snappy", "zstandard" -> new Packed(codec);
            default -> CodecFactory.fromString(codec);
          });
      writer.create(SCHEMA, bytes);
      for (int i = 0; i < rows; i++) {
        writer.append(row(i));
      }
    }
    return bytes.toByteArray();
  }

  private static GenericRecord row(int i) {
    GenericRecord inner = new GenericData.Record(SCHEMA.getField("deep").schema());
    inner.put("x", i);
    return new GenericRecordBuilder(SCHEMA)
        .set("id", (long) i)
        .set("Name", i % 5 == 0 ? null : "name " + i)
        .set("price", ByteBuffer.wrap(BigDecimal.valueOf(100 + i, 2).unscaledValue().toByteArray()))
        .set("day", i)
        .set("at", (long) i)
        .set("word", new GenericData.EnumSymbol(SCHEMA.getField("word").schema(), "GOOD"))
        .set(
            "raw",
            new GenericData.Fixed(
                SCHEMA.getField("raw").schema(), new byte[] {(byte) (i >> 8), (byte) i}))
        .set("tags", List.of("a", "b"))
        .set("counts", Map.of("k", 0.5))
        .set("deep", inner)
        .build();
  }

  /** The codecs whose libraries of native code are not on the class path. */
  private static final class Packed extends CodecFactory {
    private final String name;

    Packed(String name) {
      this.name = name;
    }

    @Override
    protected Codec createInstance() {
      return new Codec() {
        @Override
        public String getName() {
          return name;
        }

        @Override
        public ByteBuffer compress(ByteBuffer plain) throws IOException {
          byte[] bytes = new byte[plain.remaining()];
          plain.get(bytes);
          return ByteBuffer.wrap(name.equals("snappy") ? snappy(bytes) : zstd(bytes));
        }

        @Override
        public ByteBuffer decompress(ByteBuffer packed) {
          throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(Object other) {
          return this == other;
        }

        @Override
        public int hashCode() {
          return name.hashCode();
        }
      };
    }

    private static byte[] snappy(byte[] plain) {
      SnappyCompressor compressor = new SnappyCompressor();
      byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
      int length = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
      CRC32 sum = new CRC32();
      sum.update(plain);
      return ByteBuffer.allocate(length + 4)
          .put(packed, 0, length)
          .putInt((int) sum.getValue())
          .array();
    }

    private static byte[] zstd(byte[] plain) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
        zstd.write(plain);
      }
      return out.toByteArray();
    }
  }
}

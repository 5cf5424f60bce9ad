package io.mastic.crawlers.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.crawlers.schema.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HudiTableTest {

  private static final String AVRO =
      "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
          + "{\"name\":\"at\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}}]}";

  @ParameterizedTest
  @CsvSource({
    "20261130041155000.commit, true",
    "20261130041155000.deltacommit, true",
    "20261130041155.replacecommit, true",
    "20261130041155000_20261130041156000.commit, true",
    "20261130041155000.commit.requested, false",
    "20261130041155000.inflight, false",
    "20261130041155000.clean, false",
    "hoodie.properties, false"
  })
  void whatIsACommit(String name, boolean is) {
    assertThat(HudiTable.isCommit(name)).isEqualTo(is);
  }

  @Test
  void columnsOfHudiStandBeforeTheOthers() throws LakeException {
    assertThat(names("", AVRO))
        .startsWith("_hoodie_commit_time string")
        .endsWith("id bigint", "at timestamp")
        .hasSize(7);
    assertThat(names("hoodie.populate.meta.fields=false\n", AVRO))
        .containsExactly("id bigint", "at timestamp");
  }

  private static List<String> names(String properties, String avro) throws LakeException {
    List<Column> columns = new HudiTable(properties).with(avro).columns();
    return columns.stream().map(column -> column.name() + " " + column.type().hive()).toList();
  }

  @Test
  void commitsOfBothWaysSayTheSchema() throws Exception {
    byte[] json = "{\"extraMetadata\":{\"schema\":\"s\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(HudiTable.schema(json)).contains("s");
    assertThat(HudiTable.schema(avro(Map.of("schema", AVRO)))).contains(AVRO);
    assertThat(HudiTable.schema(avro(Map.of("other", "x")))).isEmpty();
    assertThat(HudiTable.schema("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(HudiTable.schema(new byte[0])).isEmpty();
  }

  private static byte[] avro(Map<String, String> more) throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"c\",\"fields\":[{\"name\":\"extraMetadata\","
                    + "\"type\":[\"null\",{\"type\":\"map\",\"values\":\"string\"}]}]}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.create(schema, out);
      writer.append(new GenericRecordBuilder(schema).set("extraMetadata", more).build());
    }
    return out.toByteArray();
  }

  @Test
  void whatIsBrokenIsSaid() {
    assertThatThrownBy(() -> HudiTable.schema(new byte[] {1, 2, 3}))
        .hasMessageContaining("a commit of its timeline cannot be read");
    assertThatThrownBy(() -> new HudiTable("").with("{\"type\":\"int\"}"))
        .hasMessageContaining("its schema cannot be read");
  }
}

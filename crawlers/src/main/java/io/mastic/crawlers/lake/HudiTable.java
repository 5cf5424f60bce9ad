package io.mastic.crawlers.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.detect.AvroTypes;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import io.mastic.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * A table of Hudi by what lies in its {@code .hoodie}: its properties, and the commits of its
 * timeline, which say the schema.
 *
 * @see <a href="https://hudi.apache.org/tech-specs-1point0">Technical specification</a>
 */
public final class HudiTable {

  /** Changes that are complete: by their time, from version 8 with the time of their end. */
  private static final Pattern COMMIT =
      Pattern.compile("\\d{14,17}(_\\d{14,17})?\\.(commit|deltacommit|replacecommit)");

  private static final List<String> META =
      List.of(
          "_hoodie_commit_time",
          "_hoodie_commit_seqno",
          "_hoodie_record_key",
          "_hoodie_partition_path",
          "_hoodie_file_name");

  private final Properties properties = new Properties();

  /**
   * @param text of hoodie.properties
   */
  public HudiTable(String text) throws LakeException {
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new LakeException("its hoodie.properties cannot be read: " + e.getMessage());
    }
  }

  /** Whether a file of the timeline, by its bare name, is a commit that may say the schema. */
  public static boolean isCommit(String name) {
    return COMMIT.matcher(name).matches();
  }

  /** Whether readers have to put changes and files together. */
  public boolean mergesOnRead() {
    return "MERGE_ON_READ".equals(properties.getProperty("hoodie.table.type"));
  }

  /** What its creator said of its columns, which no commit may have said yet. */
  public Optional<String> createdSchema() {
    return Optional.ofNullable(properties.getProperty("hoodie.table.create.schema"));
  }

  /** The schema in Avro's words that a commit says; empty if it says none. */
  public static Optional<String> schema(byte[] commit) throws LakeException {
    try {
      if (commit.length == 0) {
        return Optional.empty();
      }
      if (commit[0] == '{') {
        JsonNode said = Json.MAPPER.readTree(commit).path("extraMetadata").path("schema");
        return said.isTextual() ? Optional.of(said.textValue()) : Optional.empty();
      }
      return ofAvro(commit);
    } catch (IOException | RuntimeException e) {
      throw new LakeException("a commit of its timeline cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> ofAvro(byte[] commit) throws IOException {
    try (DataFileStream<GenericRecord> records =
        new DataFileStream<>(new ByteArrayInputStream(commit), new GenericDatumReader<>())) {
      if (!records.hasNext() || !(records.next().get("extraMetadata") instanceof Map<?, ?> more)) {
        return Optional.empty();
      }
      return more.entrySet().stream()
          .filter(entry -> "schema".equals(String.valueOf(entry.getKey())))
          .map(entry -> String.valueOf(entry.getValue()))
          .findFirst();
    }
  }

  /** The table with these columns, those of Hudi before them. */
  public LakeSchema with(String avro) throws LakeException {
    try {
      JsonNode schema = Json.MAPPER.readTree(avro.getBytes(StandardCharsets.UTF_8));
      List<Column> said = AvroTypes.columns(schema);
      List<Column> columns = new ArrayList<>();
      if (!"false".equals(properties.getProperty("hoodie.populate.meta.fields"))) {
        META.stream()
            .filter(name -> said.stream().noneMatch(column -> column.name().equals(name)))
            .forEach(name -> columns.add(new Column(name, Type.STRING)));
      }
      columns.addAll(said);
      return new LakeSchema(columns, Map.of("spark.sql.sources.provider", "hudi"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new LakeException("its schema cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new LakeException("its schema cannot be read: " + e);
    }
  }
}

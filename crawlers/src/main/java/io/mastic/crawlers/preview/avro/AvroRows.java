package io.mastic.crawlers.preview.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.FileFields;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Records of Avro files, by the schema that each was written with. */
public final class AvroRows implements RowSource {

  private final List<ColumnName> columns;

  public AvroRows(List<ColumnName> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    try (InputStream in = new BufferedInputStream(file.from(0), 1 << 16)) {
      AvroBlocks blocks = AvroBlocks.open(in, file.size());
      if (blocks.schema().getType() != Schema.Type.RECORD) {
        throw new IOException("its values are no records but " + blocks.schema().getType());
      }
      FileFields<Schema.Field> fields = new FileFields<>();
      blocks.schema().getFields().forEach(field -> fields.add(field, field.name(), id(field)));
      GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(blocks.schema());
      while (!taking.isSpent()) {
        AvroBlocks.Block block = blocks.next(taking);
        if (block == null) {
          return;
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(block.bytes(), null);
        for (long i = 0; i < block.records() && !taking.isFull(); i++) {
          taking.add(row(reader.read(null, decoder), fields), null);
        }
      }
    } catch (RuntimeException e) {
      // Decoders meet broken data with exceptions of their own.
      throw new IOException("it cannot be read as Avro: " + e.getMessage(), e);
    }
  }

  private List<@Nullable String> row(GenericRecord record, FileFields<Schema.Field> fields) {
    List<@Nullable String> values = new ArrayList<>();
    for (ColumnName column : columns) {
      Schema.Field field = fields.find(column);
      JsonNode value =
          field == null ? null : AvroValues.of(record.get(field.pos()), field.schema());
      values.add(
          value == null || value.isNull()
              ? null
              : value.isTextual() ? value.textValue() : value.toString());
    }
    return values;
  }

  private static @Nullable Integer id(Schema.Field field) {
    return field.getObjectProp("field-id") instanceof Integer id ? id : null;
  }
}

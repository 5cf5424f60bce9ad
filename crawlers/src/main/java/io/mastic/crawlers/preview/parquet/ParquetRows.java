package io.mastic.crawlers.preview.parquet;

import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.FileFields;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Records of Parquet files. Of each column no more pages are read than the wanted rows lie in. */
public final class ParquetRows implements RowSource {

  private final List<ColumnName> columns;

  public ParquetRows(List<ColumnName> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    try {
      FileMetaData meta = ParquetFile.meta(file, taking);
      MessageType whole = MessageTypes.of(meta.getSchema());
      FileFields<Type> fields = new FileFields<>();
      whole
          .getFields()
          .forEach(
              f -> fields.add(f, f.getName(), f.getId() == null ? null : f.getId().intValue()));
      List<Type> wanted = new ArrayList<>();
      for (ColumnName column : columns) {
        Type field = fields.find(column);
        if (field != null) {
          wanted.add(field);
        }
      }
      MessageType schema = new MessageType(whole.getName(), wanted);
      for (RowGroup group : meta.getRow_groups()) {
        if (taking.isSpent()) {
          return;
        }
        take(file, group, schema, fields, taking);
      }
    } catch (RuntimeException e) {
      // Decoders meet broken data with exceptions of their own.
      throw new IOException("it cannot be read as Parquet: " + e.getMessage(), e);
    }
  }

  private void take(
      FileBytes file, RowGroup group, MessageType schema, FileFields<Type> fields, Taking taking) {
    if (schema.getFieldCount() == 0) {
      for (long i = 0; i < group.getNum_rows() && !taking.isFull(); i++) {
        taking.add(row(null, schema, fields), null);
      }
      return;
    }
    RecordReader<Group> records =
        new ColumnIOFactory("")
            .getColumnIO(schema, schema)
            .getRecordReader(
                new RowGroupPages(file, group, taking), new GroupRecordConverter(schema));
    for (long i = 0; i < group.getNum_rows() && !taking.isFull(); i++) {
      taking.add(row(records.read(), schema, fields), null);
    }
  }

  private List<@Nullable String> row(
      @Nullable Group record, GroupType schema, FileFields<Type> fields) {
    List<@Nullable String> values = new ArrayList<>();
    for (ColumnName column : columns) {
      Type field = fields.find(column);
      boolean there =
          record != null
              && field != null
              && record.getFieldRepetitionCount(schema.getFieldIndex(field.getName())) > 0;
      values.add(there && record != null && field != null ? Values.text(record, field) : null);
    }
    return values;
  }
}

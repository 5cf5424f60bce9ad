package io.mastic.crawlers.preview.parquet;

import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;

/** The pages of a row group, each read when it is asked for. */
final class RowGroupPages implements PageReadStore {

  private final FileBytes file;
  private final RowGroup group;
  private final Taking taking;

  RowGroupPages(FileBytes file, RowGroup group, Taking taking) {
    this.file = file;
    this.group = group;
    this.taking = taking;
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    for (ColumnChunk chunk : group.getColumns()) {
      if (Arrays.equals(
          chunk.getMeta_data().getPath_in_schema().toArray(new String[0]), column.getPath())) {
        return new ColumnPages(
            new ChunkBytes(file, chunk.getMeta_data(), taking), chunk.getMeta_data());
      }
    }
    throw new IllegalArgumentException("the column " + column + " has no pages");
  }

  @Override
  public long getRowCount() {
    return group.getNum_rows();
  }
}

package io.mastic.crawlers.preview.parquet;

import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** The bytes of a column in a row group, from one page to the next. */
final class ChunkBytes {

  /** A page's header is longer only where texts in its statistics are. */
  private static final int WINDOW = 1 << 15;

  private static final int LONGEST_HEADER = 1 << 20;

  private final FileBytes file;
  private final Taking taking;
  private final long end;
  private long at;
  private byte[] held = {};
  private long heldFrom;

  ChunkBytes(FileBytes file, ColumnMetaData column, Taking taking) {
    this.file = file;
    this.taking = taking;
    long data = column.getData_page_offset();
    boolean dictionary = column.isSetDictionary_page_offset();
    long offset = dictionary ? column.getDictionary_page_offset() : 0;
    // Some writers say 0 where there is none.
    this.at = offset > 0 ? Math.min(offset, data) : data;
    this.end = Math.min(file.size(), at + column.getTotal_compressed_size());
    this.heldFrom = at;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  /** The header of the next page; the bytes after it are the page's. */
  PageHeader header() throws IOException {
    int length = WINDOW;
    while (true) {
      byte[] bytes = look(length);
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      try {
        PageHeader header = Util.readPageHeader(in);
        at += bytes.length - in.available();
        return header;
      } catch (IOException | RuntimeException e) {
        if (bytes.length < length || length >= LONGEST_HEADER) {
          throw new IOException("a page has no header: " + e.getMessage(), e);
        }
        length *= 4;
      }
    }
  }

  byte[] take(int length) throws IOException {
    byte[] bytes = look(length);
    if (bytes.length < length) {
      throw new IOException("a page goes beyond its column");
    }
    at += length;
    return bytes;
  }

  /** So many of the next bytes, or all that are left. */
  private byte[] look(int wanted) throws IOException {
    int length = (int) Math.min(wanted, end - at);
    int from = (int) (at - heldFrom);
    if (from + length > held.length) {
      if (length > taking.budget()) {
        throw new IOException("its rows are too large for a preview");
      }
      int more = (int) Math.min(Math.max(length, WINDOW), end - at);
      held = file.bytes(at, more);
      taking.spend(more);
      heldFrom = at;
      from = 0;
    }
    return Arrays.copyOfRange(held, from, from + length);
  }
}

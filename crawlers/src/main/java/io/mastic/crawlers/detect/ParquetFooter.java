package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.FileSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * The schema at the end of a Parquet file, read without Spark or Hadoop.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">File format</a>
 */
final class ParquetFooter {

  static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /** Length of the footer and magic number. */
  static final int TAIL = 8;

  /** A footer of more is not believed: it would be held in memory as a whole. */
  private static final long LONGEST = 64L << 20;

  private ParquetFooter() {}

  static Look.Recognized look(Subject file) throws IOException, UnknownFormatException {
    long size = file.size();
    int length = length(file.read(Math.max(0, size - TAIL), Math.min(size, TAIL)), size);
    return look(file.read(size - TAIL - length, length));
  }

  /** How many bytes before the tail the footer takes. */
  static int length(byte[] tail, long fileSize) throws UnknownFormatException {
    if (tail.length < TAIL || !endsWithMagic(tail)) {
      throw new UnknownFormatException("it begins as Parquet but does not end as Parquet");
    }
    long length = 0;
    for (int i = 3; i >= 0; i--) {
      length = length << 8 | (tail[i] & 0xFF);
    }
    if (length == 0 || length > Math.min(LONGEST, fileSize - TAIL - MAGIC.length)) {
      throw new UnknownFormatException("its Parquet footer has an impossible length: " + length);
    }
    return (int) length;
  }

  private static Look.Recognized look(byte[] footer) throws UnknownFormatException {
    FileMetaData meta;
    try {
      meta = Util.readFileMetaData(new ByteArrayInputStream(footer));
      return new Look.Recognized(
          new Format("parquet", "none", Map.of(), Serde.PARQUET),
          FileSchema.of(ParquetTypes.columns(meta.getSchema()), FileSchema.Names.GIVEN),
          meta.getNum_rows(),
          List.of());
    } catch (IOException | RuntimeException e) {
      throw new UnknownFormatException("its Parquet footer cannot be read: " + e.getMessage());
    }
  }

  private static boolean endsWithMagic(byte[] tail) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (tail[TAIL - MAGIC.length + i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }
}

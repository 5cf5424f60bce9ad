package io.mastic.crawlers.preview.parquet;

import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** What the end of a Parquet file says of it. */
final class ParquetFile {

  /** Length of the footer and magic number. */
  private static final int TAIL = 8;

  private ParquetFile() {}

  static FileMetaData meta(FileBytes file, Taking taking) throws IOException {
    if (file.size() < TAIL + 4) {
      throw new IOException("it is too short for Parquet");
    }
    byte[] tail = file.bytes(file.size() - TAIL, TAIL);
    String magic = new String(tail, 4, 4, StandardCharsets.ISO_8859_1);
    if (magic.equals("PARE")) {
      throw new IOException("it is encrypted Parquet");
    }
    long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (!magic.equals("PAR1") || length <= 0 || length > file.size() - TAIL - 4) {
      throw new IOException("it does not end as Parquet");
    }
    if (length > taking.budget()) {
      throw new IOException("its footer of " + length + " bytes is too long for a preview");
    }
    taking.spend(length);
    byte[] footer = file.bytes(file.size() - TAIL - length, (int) length);
    return Util.readFileMetaData(new ByteArrayInputStream(footer));
  }
}

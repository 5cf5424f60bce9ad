package io.mastic.runtime.stream;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Rows one behind the other, each after its length, and each at a multiple of eight as its own
 * fields are.
 */
final class RowBlock implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FULL = 1 << 20;
  private static final int LENGTH = Long.BYTES;

  private final byte[] bytes;
  private final int size;

  private RowBlock(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  /** Blocks of about a megabyte; none for no rows. */
  static Iterator<RowBlock> of(Iterator<UnsafeRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public RowBlock next() {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        return filled(rows);
      }
    };
  }

  private static RowBlock filled(Iterator<UnsafeRow> rows) {
    byte[] bytes = new byte[FULL / 8];
    int size = 0;
    while (size < FULL && rows.hasNext()) {
      UnsafeRow row = rows.next();
      int length = row.getSizeInBytes();
      int end = Math.addExact(size + LENGTH, length);
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * bytes.length, FULL + FULL / 8)));
      }
      Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET + size, length);
      Platform.copyMemory(
          row.getBaseObject(),
          row.getBaseOffset(),
          bytes,
          Platform.BYTE_ARRAY_OFFSET + size + LENGTH,
          length);
      size = end;
    }
    return new RowBlock(size < bytes.length / 2 ? Arrays.copyOf(bytes, size) : bytes, size);
  }

  /** All rows of blocks; the row is the same object each time, as Spark's own operators give it. */
  static Iterator<InternalRow> rows(Iterator<RowBlock> blocks, int columns) {
    UnsafeRow row = new UnsafeRow(columns);
    return new Iterator<>() {
      private RowBlock block = new RowBlock(new byte[0], 0);
      private int at;

      @Override
      public boolean hasNext() {
        while (at >= block.size && blocks.hasNext()) {
          block = blocks.next();
          at = 0;
        }
        return at < block.size;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        long begin = (long) Platform.BYTE_ARRAY_OFFSET + at;
        int length = Math.toIntExact(Platform.getLong(block.bytes, begin));
        row.pointTo(block.bytes, begin + LENGTH, length);
        at += LENGTH + length;
        return row;
      }
    };
  }
}

package io.mastic.runtime.frame.python;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Rows in Spark's inner form, one after the other. */
final class RowBytes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  /** Where each row ends in {@link #bytes}. */
  private final int[] ends;

  private RowBytes(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  int count() {
    return ends.length;
  }

  /** The rows at these places, copied together. */
  RowBytes at(int[] places) {
    int size = 0;
    for (int place : places) {
      size += ends[place] - start(place);
    }
    byte[] some = new byte[size];
    int[] someEnds = new int[places.length];
    int end = 0;
    for (int i = 0; i < places.length; i++) {
      int start = start(places[i]);
      int length = ends[places[i]] - start;
      System.arraycopy(bytes, start, some, end, length);
      end += length;
      someEnds[i] = end;
    }
    return new RowBytes(some, someEnds);
  }

  Iterator<InternalRow> rows(int width) {
    return IntStream.range(0, ends.length).mapToObj(place -> row(place, width)).iterator();
  }

  private InternalRow row(int place, int width) {
    UnsafeRow row = new UnsafeRow(width);
    int start = start(place);
    row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + start, ends[place] - start);
    return row;
  }

  private int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  /** Rows being gathered. */
  static final class Growing {
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[64];
    private int count;
    private int size;

    void add(UnsafeRow row) {
      int length = row.getSizeInBytes();
      if (size + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      row.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + size);
      size += length;
      ends[count++] = size;
    }

    RowBytes finished() {
      return new RowBytes(Arrays.copyOf(bytes, size), Arrays.copyOf(ends, count));
    }
  }
}

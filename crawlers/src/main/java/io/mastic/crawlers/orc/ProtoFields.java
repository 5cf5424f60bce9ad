package io.mastic.crawlers.orc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a message in Protocol Buffers' encoding, one after the other.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
public final class ProtoFields {

  private final byte[] bytes;
  private final int end;
  private int at;
  private int number;
  private long value;
  private int from;
  private int to;

  public ProtoFields(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Goes on to the next field; false at the end. */
  public boolean next() {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    number = (int) (tag >>> 3);
    from = 0;
    to = 0;
    switch ((int) (tag & 7)) {
      case 0 -> value = varint();
      case 1 -> skip(8);
      case 2 -> {
        int length = Math.toIntExact(varint());
        from = at;
        skip(length);
        to = at;
      }
      case 5 -> skip(4);
      default -> throw new IllegalArgumentException("it has a field of an unknown kind");
    }
    return true;
  }

  public int number() {
    return number;
  }

  /** Of a field that is a number. */
  public long value() {
    return value;
  }

  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  public ProtoFields message() {
    return new ProtoFields(bytes, from, to);
  }

  /** Of a repeated number: those of this field, be they packed or the only one. */
  public List<Integer> numbers() {
    if (to == 0) {
      return List.of((int) value);
    }
    List<Integer> numbers = new ArrayList<>();
    ProtoFields packed = message();
    while (packed.at < packed.end) {
      numbers.add(Math.toIntExact(packed.varint()));
    }
    return numbers;
  }

  private void skip(int length) {
    if (length < 0 || length > end - at) {
      throw new IllegalArgumentException("it ends within a field");
    }
    at += length;
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new IllegalArgumentException("it ends within a number");
      }
      byte b = bytes[at++];
      number |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number has too many bytes");
  }
}

package io.mastic.runtime.frame.python;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A pickle that grows: values of a few types, written without objects between. What repeats (names
 * of fields, classes) is written once.
 *
 * @see <a href="https://github.com/python/cpython/blob/3.11/Lib/pickletools.py">the operations of
 *     pickles</a>
 */
final class Pickle {
  private static final int PROTOCOL = 5;

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private final Map<String, Integer> memo = new HashMap<>();

  Pickle() {
    put(0x80);
    put(PROTOCOL);
  }

  int size() {
    return size;
  }

  byte[] finished() {
    put('.');
    return Arrays.copyOf(bytes, size);
  }

  void nothing() {
    put('N');
  }

  void truth(boolean value) {
    put(value ? 0x88 : 0x89);
  }

  void whole(long value) {
    if (value >= 0 && value < 256) {
      put('K');
      put((int) value);
    } else if (value == (int) value) {
      put('J');
      littleEndian((int) value);
    } else {
      put(0x8a);
      put(8);
      littleEndian((int) value);
      littleEndian((int) (value >> 32));
    }
  }

  void real(double value) {
    put('G');
    room(8);
    ByteBuffer.wrap(bytes, size, 8).putDouble(value);
    size += 8;
  }

  /** Bytes that are no UTF-8 are replaced, as Java does where it reads a text. */
  void text(UTF8String value) {
    int before = size;
    rawText(value);
    for (int i = size - value.numBytes(); i < size; i++) {
      if (bytes[i] < 0) {
        size = before;
        rawText(UTF8String.fromString(value.toString()));
        return;
      }
    }
  }

  private void rawText(UTF8String value) {
    int length = value.numBytes();
    put('X');
    littleEndian(length);
    room(length);
    value.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + size);
    size += length;
  }

  /** Bytes that Python may change: a {@code bytearray}. */
  void binary(byte[] value) {
    put(0x96);
    littleEndian(value.length);
    littleEndian(0);
    raw(value);
  }

  /** An instance of a class made of one short argument of bytes: how dates travel. */
  void made(String module, String name, byte[] argument) {
    type(module, name);
    put('C');
    put(argument.length);
    raw(argument);
    put(0x85);
    put('R');
  }

  /** An instance of a class made of one text. */
  void made(String module, String name, String argument) {
    type(module, name);
    text(UTF8String.fromString(argument));
    put(0x85);
    put('R');
  }

  void beginList() {
    put(']');
    put('(');
  }

  void endList() {
    put('e');
  }

  /** An empty instance of a class that is a dict; then come names and values. */
  void beginDict(String module, String name) {
    type(module, name);
    put(')');
    put(0x81);
    put('(');
  }

  void endDict() {
    put('u');
  }

  /** A text that comes again and again. */
  void name(String name) {
    if (!known(name)) {
      text(UTF8String.fromString(name));
      remember(name);
    }
  }

  private void type(String module, String name) {
    // No field's name has a line's end and then "c" by chance: those of classes are kept apart by
    // it.
    String key = "\nc" + module + '\n' + name;
    if (!known(key)) {
      put('c');
      raw((module + '\n' + name + '\n').getBytes(StandardCharsets.US_ASCII));
      remember(key);
    }
  }

  private boolean known(String key) {
    Integer place = memo.get(key);
    if (place == null) {
      return false;
    }
    if (place < 256) {
      put('h');
      put(place);
    } else {
      put('j');
      littleEndian(place);
    }
    return true;
  }

  private void remember(String key) {
    put(0x94);
    memo.put(key, memo.size());
  }

  private void raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void littleEndian(int value) {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >> shift);
    }
  }

  private void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}

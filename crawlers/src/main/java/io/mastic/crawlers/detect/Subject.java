package io.mastic.crawlers.detect;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file that is looked at: its beginning, and more of it where a classifier asks. */
final class Subject {

  /** Reads a part of the file. */
  interface Part {
    byte[] read(long offset, long length) throws IOException;
  }

  private final String key;
  private final long size;
  private final Part parts;
  private byte[] head;
  private int limit = Sampler.LIMIT;
  private @Nullable Sample sample;

  Subject(String key, long size, byte[] head, Part parts) {
    this.key = key;
    this.size = size;
    this.head = head;
    this.parts = parts;
  }

  String key() {
    return key;
  }

  long size() {
    return size;
  }

  /** The first bytes as they are stored. */
  byte[] head() {
    return head;
  }

  byte[] read(long offset, long length) throws IOException {
    return parts.read(offset, length);
  }

  /** The beginning, unpacked. */
  Sample sample() throws UnknownFormatException {
    Sample known = sample;
    if (known == null) {
      known = Sampler.of(key, head, isWhole() ? head.length : size, limit);
      sample = known;
    }
    return known;
  }

  /** Whether the beginning is all of it. */
  boolean isWhole() {
    return head.length >= size;
  }

  /** Whether there is more of it, and may be read, than its sample holds. */
  boolean isMoreToRead() throws UnknownFormatException {
    return !sample().whole() && limit < Sampler.MOST;
  }

  /** Takes a longer beginning. */
  void extend() throws IOException {
    limit = Sampler.MOST;
    if (!isWhole()) {
      head = read(0, Math.min(size, limit));
    }
    sample = null;
  }

  boolean begins(byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  /** Whether what it begins with is text, whatever its first letters spell. */
  boolean isText() {
    return new Sample(head, isWhole(), 1, Compression.NONE).isText();
  }
}

package io.mastic.crawlers.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of a file, unpacked. */
public final class Sample {

  /**
   * What is called Latin-1: with letters and signs where ISO 8859-1 has controls, which no text
   * has. Web browsers read it so, too.
   */
  static final Charset LATIN = Charset.forName("windows-1252");

  private final byte[] content;
  private final boolean whole;
  private final double share;
  private final Compression compression;
  private final @Nullable Charset wide;
  private @Nullable String text;
  private @Nullable Charset charset;

  /**
   * @param content never more than {@link Sampler#MOST} bytes
   * @param whole whether that is all of the file
   * @param share how much of the file it took to get {@code content}, more than 0 and at most 1
   */
  Sample(byte[] content, boolean whole, double share, Compression compression) {
    this.wide = WideText.of(content).orElse(null);
    this.content = wide == null ? content : WideText.utf8(content, wide);
    this.whole = whole;
    this.share = share;
    this.compression = compression;
  }

  byte[] content() {
    return content;
  }

  boolean whole() {
    return whole;
  }

  Compression compression() {
    return compression;
  }

  /** Estimates a count over the whole file from a count over the sample. */
  long extrapolate(long counted) {
    return whole ? counted : Math.max(counted, Math.round(counted / share));
  }

  /** What can be trusted of the text, without a byte order mark. */
  String text() {
    String known = text;
    if (known == null) {
      Charset stored = wide == null ? charset() : StandardCharsets.UTF_8;
      known = new String(content, start(), end() - start(), stored);
      text = known;
    }
    return known;
  }

  /**
   * In which the file is written: UTF-8 if it can be, or UTF-16 or 32; else {@link #LATIN}, as the
   * one that is most frequent among the others.
   */
  Charset charset() {
    Charset known = charset;
    if (known == null) {
      known = wide != null ? wide : isUtf8() ? StandardCharsets.UTF_8 : LATIN;
      charset = known;
    }
    return known;
  }

  /** A character that the cut of the sample parts is no fault. */
  private boolean isUtf8() {
    ByteBuffer bytes = ByteBuffer.wrap(content, start(), end() - start());
    CharBuffer chars = CharBuffer.allocate(8192);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result;
    do {
      chars.clear();
      result = decoder.decode(bytes, chars, whole);
    } while (result.isOverflow());
    return !result.isError();
  }

  /** Where the first byte of text is: after a UTF-8 byte order mark, if there is one. */
  int start() {
    return content.length >= 3
            && (content[0] & 0xFF) == 0xEF
            && (content[1] & 0xFF) == 0xBB
            && (content[2] & 0xFF) == 0xBF
        ? 3
        : 0;
  }

  /** Where text that can be trusted ends: a sample that was cut ends at its last line break. */
  int end() {
    if (whole) {
      return content.length;
    }
    for (int i = content.length - 1; i > 0; i--) {
      if (content[i] == '\n') {
        return i + 1;
      }
    }
    return content.length;
  }

  /** Whether it is text of two or four bytes a character, which is UTF-8 here. */
  boolean isWide() {
    return wide != null;
  }

  /** The first character that is no white space; 0 if there is none. */
  byte firstByte() {
    for (int i = start(); i < content.length; i++) {
      byte b = content[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b;
      }
    }
    return 0;
  }

  /** Whether it can be text at all: no zero bytes, and hardly any other control characters. */
  boolean isText() {
    int odd = 0;
    for (byte b : content) {
      if (b == 0) {
        return false;
      }
      if (b > 1 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        odd++;
      }
    }
    return odd * 100L <= content.length;
  }
}

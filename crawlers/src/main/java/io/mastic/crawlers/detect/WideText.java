package io.mastic.crawlers.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text of two or four bytes a character: told by its byte order mark or by its zero bytes. */
public final class WideText {

  /** As much is read to be sure. */
  private static final int LOOKED_AT = 4096;

  private WideText() {}

  /** Empty for what is other text, or none. */
  public static Optional<Charset> of(byte[] content) {
    return Optional.ofNullable(candidate(content)).filter(charset -> isText(content, charset));
  }

  private static @Nullable Charset candidate(byte[] head) {
    if (head.length < 4) {
      return null;
    }
    boolean little = head[0] == (byte) 0xFF && head[1] == (byte) 0xFE;
    if (little || (head[0] != 0 && head[1] == 0)) {
      boolean four = head[2] == 0 && head[3] == 0;
      return four ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if (head[0] == 0 && head[1] == 0) {
      return Charset.forName("UTF-32BE");
    }
    boolean big = head[0] == (byte) 0xFE && head[1] == (byte) 0xFF;
    return big || (head[0] == 0 && head[1] != 0) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isText(byte[] content, Charset charset) {
    ByteBuffer bytes = ByteBuffer.wrap(content, 0, Math.min(content.length, LOOKED_AT));
    CharBuffer chars = CharBuffer.allocate(LOOKED_AT);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes, chars, false);
    chars.flip();
    boolean ends = !bytes.hasRemaining() || content.length > LOOKED_AT;
    return ends
        && !result.isError()
        && !chars.isEmpty()
        && chars.chars().noneMatch(WideText::isOdd);
  }

  private static boolean isOdd(int c) {
    return (c < ' ' && c > 1 && c != '\n' && c != '\r' && c != '\t') || c == 0 || c == 0xFFFE;
  }

  /**
   * The same text in UTF-8, with its mark if it has one; a character that is cut at the end is left
   * out.
   */
  static byte[] utf8(byte[] content, Charset charset) {
    int width = charset.name().startsWith("UTF-32") ? 4 : 2;
    int whole = content.length - content.length % width;
    String text = new String(content, 0, whole, charset);
    int end = text.length();
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8);
  }
}

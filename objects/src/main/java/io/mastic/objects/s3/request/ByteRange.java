package io.mastic.objects.s3.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object, both ends inclusive.
 *
 * <p>A header that is no single range is passed over, as RFC 9110 wants it.
 */
public record ByteRange(long first, long last) {

  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  public static final class NotSatisfiable extends Exception {}

  public static Optional<ByteRange> parse(Optional<String> header, long size)
      throws NotSatisfiable {
    Matcher range = HEADER.matcher(header.orElse("").trim());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    long first;
    long last = size - 1;
    if (range.group(1).isEmpty()) {
      long length = Long.parseLong(range.group(2));
      if (length == 0) {
        throw new NotSatisfiable();
      }
      first = Math.max(0, size - length);
    } else {
      first = Long.parseLong(range.group(1));
      if (!range.group(2).isEmpty()) {
        long asked = Long.parseLong(range.group(2));
        if (asked < first) {
          return Optional.empty();
        }
        last = Math.min(last, asked);
      }
    }
    if (first >= size) {
      throw new NotSatisfiable();
    }
    return Optional.of(new ByteRange(first, last));
  }

  public long length() {
    return last - first + 1;
  }

  public String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}

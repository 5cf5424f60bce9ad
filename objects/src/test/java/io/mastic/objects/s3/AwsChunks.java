package io.mastic.objects.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Takes aws-chunked framing off, without a look at its signatures: the front door's work. */
final class AwsChunks extends InputStream {

  private final InputStream framed;
  private final Map<String, String> trailers;
  private long left;
  private boolean ended;

  AwsChunks(InputStream framed, Map<String, String> trailers) {
    this.framed = framed;
    this.trailers = trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      String head = line();
      left = Long.parseLong(head.split(";", 2)[0], 16);
      if (left == 0) {
        end();
      }
    }
    if (ended) {
      return -1;
    }
    int count = framed.read(target, offset, (int) Math.min(length, left));
    left -= count;
    if (left == 0) {
      line();
    }
    return count;
  }

  private void end() throws IOException {
    ended = true;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      trailers.put(parts[0].toLowerCase(Locale.ROOT).trim(), parts[1].trim());
    }
    framed.readAllBytes();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = framed.read(); c >= 0 && c != '\n'; c = framed.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}

package io.mastic.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The cheapest client there is: one connection, one signed request, sent again and again. */
final class RawSocketClient {

  private final byte[] request;
  private final OutputStream out;
  private final InputStream in;

  @SuppressWarnings("resource") // lives as long as the benchmark
  RawSocketClient(URI server) {
    String signed = new RawHttp(server).glue("GetTable", "{\"DatabaseName\":\"d\",\"Name\":\"t\"}");
    this.request =
        signed.replace("Connection: close\r\n", "").getBytes(StandardCharsets.ISO_8859_1);
    try {
      Socket socket = new Socket(server.getHost(), server.getPort());
      socket.setTcpNoDelay(true);
      this.out = socket.getOutputStream();
      this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void call() {
    try {
      out.write(request);
      out.flush();
      int length = -1;
      StringBuilder line = new StringBuilder();
      String first = null;
      while (true) {
        int b = in.read();
        if (b == '\n') {
          String header = line.toString().strip();
          line.setLength(0);
          if (first == null) {
            first = header;
          }
          if (header.isEmpty()) {
            break;
          }
          if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
            length = Integer.parseInt(header.substring(15).strip());
          }
        } else {
          line.append((char) b);
        }
      }
      if (!first.contains(" 200 ") || in.readNBytes(length).length != length) {
        throw new IllegalStateException("answered " + first);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

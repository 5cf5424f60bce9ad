package io.mastic.sessions.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A connection to a session's driver: lines of JSON in both directions. */
final class DriverLine implements Closeable {

  /** A megabyte of text, each character of it escaped, and the traceback beside it. */
  private static final int MOST = 16 << 20;

  private static final int CONNECT_MILLIS = 2000;

  private final Socket socket;
  private final InputStream in;

  private DriverLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  static DriverLine open(Address address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), CONNECT_MILLIS);
      DriverLine line = new DriverLine(socket);
      line.send(Json.MAPPER.createObjectNode().put("token", address.token()));
      return line;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  synchronized void send(ObjectNode message) throws IOException {
    socket.getOutputStream().write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The next line; null once there is none.
   *
   * @throws IOException also for what is no line of a driver
   */
  @Nullable JsonNode read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (bytes.size() >= MOST) {
        throw new IOException("a line of the driver is longer than " + MOST + " bytes");
      }
      bytes.write(b);
    }
    return Json.MAPPER.readTree(bytes.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

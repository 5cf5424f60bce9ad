package io.mastic.runtime.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Collects what is printed and passes it on in whole lines, a few times a second: a line for each
 * message would keep a driver busy. What cannot be told in time is cut, and says so.
 */
final class SentLines {

  private static final long EVERY_MILLIS = 200;

  /** A driver of many executors has no room for more at a time. */
  private static final int MOST = 256 * 1024;

  private final String name;
  private final Consumer<String> send;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long lost;

  SentLines(String name, Consumer<String> send) {
    this.name = name;
    this.send = send;
  }

  void start() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(EVERY_MILLIS);
                  flush();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "executor-logs");
    thread.setDaemon(true);
    thread.start();
  }

  /** A stream whose bytes go to that one and here. */
  OutputStream beside(OutputStream own) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        own.write(b);
        add(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        own.write(bytes, from, length);
        add(bytes, from, length);
      }

      @Override
      public void flush() throws IOException {
        own.flush();
      }
    };
  }

  private synchronized void add(byte[] bytes, int from, int length) {
    if (waiting.size() + length > MOST) {
      lost += length;
    } else {
      waiting.write(bytes, from, length);
    }
  }

  /** Sends the lines that are whole. */
  void flush() {
    String text = taken();
    if (!text.isEmpty()) {
      send.accept(text);
    }
  }

  private synchronized String taken() {
    String all = waiting.toString(StandardCharsets.UTF_8);
    int end = lost > 0 ? all.length() : all.lastIndexOf('\n') + 1;
    StringBuilder named = new StringBuilder();
    all.substring(0, end).lines().forEach(line -> named.append(name).append(line).append('\n'));
    if (lost > 0) {
      named.append(name).append("(").append(lost).append(" bytes came too fast)\n");
      lost = 0;
    }
    byte[] rest = all.substring(end).getBytes(StandardCharsets.UTF_8);
    waiting.reset();
    waiting.write(rest, 0, rest.length);
    return named.toString();
  }
}

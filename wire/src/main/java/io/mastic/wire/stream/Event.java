package io.mastic.wire.stream;

/**
 * Something that a listener is told.
 *
 * @param id the place right after it, by which a listener comes back; one line
 * @param event what kind it is; one line
 * @param data usually JSON; may have several lines
 */
public record Event(String id, String event, String data) {

  /** As the wire has it. */
  String text() {
    StringBuilder text = new StringBuilder(data.length() + 64);
    text.append("id: ").append(line(id)).append("\nevent: ").append(line(event)).append('\n');
    for (String line : data.split("\r\n|\r|\n", -1)) {
      text.append("data: ").append(line).append('\n');
    }
    return text.append('\n').toString();
  }

  private static String line(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\0', ' ');
  }
}

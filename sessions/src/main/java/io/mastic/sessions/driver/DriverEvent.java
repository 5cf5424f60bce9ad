package io.mastic.sessions.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.sessions.statement.StatementEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session's driver says. What runs in the session could say it, too: all of it is bounded.
 */
sealed interface DriverEvent {

  /** Of an output, in characters: what the driver lets through, and its word about the rest. */
  int MOST_TEXT = (1 << 20) + 1000;

  int MOST_LINES = 10_000;
  int MOST_TRACE = 250_000;

  /** It can execute statements. */
  record Ready() implements DriverEvent {}

  /** It works for clients of its own. */
  record Used() implements DriverEvent {}

  /** What a statement wrote so far. */
  record Wrote(int id, String text, double progress) implements DriverEvent {}

  /** A statement is at its end. */
  record Done(int id, StatementEnd end) implements DriverEvent {}

  /** Empty for what the server need not heed. */
  static Optional<DriverEvent> of(JsonNode line) {
    int id = line.path("id").asInt(-1);
    return switch (line.path("event").asText()) {
      case "ready" -> Optional.of(new Ready());
      case "used" -> Optional.of(new Used());
      case "output" ->
          Optional.of(
              new Wrote(
                  id,
                  text(line, "text", MOST_TEXT),
                  Math.max(0, Math.min(1, line.path("progress").asDouble()))));
      case "done" -> Optional.of(new Done(id, end(line)));
      default -> Optional.empty();
    };
  }

  private static StatementEnd end(JsonNode line) {
    String text = text(line, "text", MOST_TEXT);
    return switch (line.path("status").asText()) {
      case "ok" -> new StatementEnd(StatementEnd.Kind.OK, text, null);
      case "cancelled" -> new StatementEnd(StatementEnd.Kind.CANCELLED, text, null);
      default -> new StatementEnd(StatementEnd.Kind.ERROR, text, error(line));
    };
  }

  private static StatementEnd.Raised error(JsonNode line) {
    List<String> traceback = new ArrayList<>();
    int room = MOST_TRACE;
    for (JsonNode piece : line.path("traceback")) {
      if (traceback.size() < MOST_LINES && room > 0) {
        String text = storable(cut(piece.asText(), room));
        room -= text.length();
        traceback.add(text);
      }
    }
    return new StatementEnd.Raised(
        text(line, "name", 1000), text(line, "value", MOST_TRACE), traceback);
  }

  private static String text(JsonNode line, String name, int most) {
    return storable(cut(line.path(name).asText(""), most));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** A database cannot keep U+0000, nor halves of pairs. */
  private static String storable(String text) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      boolean bad = c == 0 || (Character.isSurrogate(c) && !pair);
      if (bad && kept == null) {
        kept = new StringBuilder(text.substring(0, i));
      }
      if (kept != null) {
        kept.append(bad ? '\uFFFD' : c);
        if (pair) {
          kept.append(text.charAt(i + 1));
        }
      }
      if (pair) {
        i++;
      }
    }
    return kept == null ? text : kept.toString();
  }
}

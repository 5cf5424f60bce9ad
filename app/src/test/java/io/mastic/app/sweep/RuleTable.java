package io.mastic.app.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of requests, some against a rule and some just within.
 *
 * <p>{@code = Operation request} makes what the others are about; {@code Operation request} with
 * {@code $} in it begins lines that stand for the {@code $}; {@code # page} names the page of the
 * guide; {@code - rest | exception | words} is refused so, {@code + rest} is taken. Quotes are
 * single ones, {@code $n} is a name of its own.
 */
public record RuleTable(List<Line> lines) {

  private static final String NO_RULE = "preparation";

  /**
   * One request.
   *
   * @param exception of AWS's; empty if the request is taken
   * @param words that the refusal has
   */
  public record Line(
      String page, String operation, String request, String exception, String words) {

    /** Whether what was said, an exception's name and its message, is what the line expects. */
    public boolean agrees(String said) {
      return exception.isEmpty()
          ? said.equals(": ")
          : said.startsWith(exception + ": ") && said.contains(words);
    }
  }

  /** The tables there are. */
  public static List<String> names() {
    return List.of(
        "catalog",
        "classifiers",
        "connections",
        "crawlers",
        "registry",
        "runs",
        "sessions",
        "usage");
  }

  public static RuleTable load(String name) {
    List<Line> lines = new ArrayList<>();
    String page = "";
    String operation = "";
    String request = "";
    for (String line : text("/io/mastic/app/rules/" + name + ".txt").lines().toList()) {
      String rest = line.length() < 2 ? "" : line.substring(2);
      if (line.startsWith("# ")) {
        page = rest;
      } else if (line.startsWith("= ")) {
        int space = rest.indexOf(' ');
        lines.add(taken(NO_RULE, rest.substring(0, space), rest.substring(space + 1)));
      } else if (line.startsWith("+ ")) {
        lines.add(taken(page, operation, request.replace("$}", rest + "}")));
      } else if (line.startsWith("- ")) {
        String[] parts = rest.split(" \\| ", 3);
        String whole = quoted(request.replace("$}", parts[0] + "}"));
        lines.add(new Line(page, operation, whole, parts[1], parts[2]));
      } else if (!line.isEmpty()) {
        int space = line.indexOf(' ');
        operation = line.substring(0, space);
        request = line.substring(space + 1);
      }
    }
    return new RuleTable(lines);
  }

  private static Line taken(String page, String operation, String request) {
    return new Line(page, operation, quoted(request), "", "");
  }

  private static String quoted(String request) {
    return request.replace('\'', '"');
  }

  public int refused() {
    return (int) lines.stream().filter(line -> !line.exception().isEmpty()).count();
  }

  public int taken() {
    return (int)
        lines.stream()
            .filter(line -> line.exception().isEmpty() && !line.page().equals(NO_RULE))
            .count();
  }

  private static String text(String resource) {
    try (InputStream in = RuleTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no table " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
